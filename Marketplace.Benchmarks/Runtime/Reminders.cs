using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Marketplace.Benchmarks.Runtime;

public interface IAlarmGrain : IGrainWithIntegerKey
{
    Task Register();
}

public sealed class AlarmGrain(TimeProvider time) : Grain, IAlarmGrain, IRemindable
{
    /// <summary>How late each tick came, in milliseconds.</summary>
    internal static readonly ConcurrentBag<double> Late = [];

    public Task Register() => this.RegisterOrUpdateReminder("alarm", TimeSpan.FromDays(1), TimeSpan.FromDays(1));

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Late.Add((time.GetUtcNow().UtcDateTime - status.FirstTickTime).TotalMilliseconds);
        return Task.CompletedTask;
    }
}

/// <summary>Registers 100,000 reminders, then has all of them fire within ten seconds, beside as many bare timers.</summary>
internal sealed class Reminders : IBenchmark
{
    private const int Count = 100_000, Callers = 32;
    private static readonly TimeSpan _spread = TimeSpan.FromSeconds(10), _head = TimeSpan.FromSeconds(8);

    public string Name => "reminders";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var database = await BenchmarkDatabase.Start(cancellation);
        await using (var silo = await BenchmarkSilo.Start(database.Source))
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = cancellation };
            var watch = Stopwatch.StartNew();
            await Parallel.ForAsync(0, Count, parallel, async (i, _) => await silo.Grains.GetGrain<IAlarmGrain>(i).Register());
            var registered = Count / watch.Elapsed.TotalSeconds;
            var inserts = await Measure.Throughput(Callers, time, _ => database.Execute(
                "INSERT INTO OrleansRemindersTable VALUES ('yardstick', gen_random_uuid()::text, 'alarm', now(), 1, 1, 0)", cancellation));
            yield return new("reminders-registered", registered, "reminders/s", inserts, "bare INSERT");
        }

        await database.Execute($"""
            UPDATE OrleansRemindersTable
            SET StartTime = now() + interval '{_head.TotalSeconds} seconds' + random() * interval '{_spread.TotalSeconds} seconds', Period = 3600000
            WHERE ServiceId = 'benchmarks'
            """, cancellation);
        AlarmGrain.Late.Clear();
        await using (var silo = await BenchmarkSilo.Start(database.Source))
            await Wait(() => AlarmGrain.Late.Count >= Count, cancellation);
        var late = AlarmGrain.Late.Order().ToArray();
        var timers = await Timers(cancellation);
        yield return new("reminders", late.At(.99), "ms late, p99", timers.At(.99), "bare timers", late.At(.5), late.At(.99), Math.Abs(Count - late.Length));
    }

    private static async Task<double[]> Timers(CancellationToken cancellation)
    {
        var late = new ConcurrentBag<double>();
        var timers = new Timer[Count];
        for (var i = 0; i < Count; i++)
        {
            var due = Stopwatch.GetTimestamp() + (long)(Random.Shared.NextDouble() * _spread.TotalSeconds * Stopwatch.Frequency);
            timers[i] = new Timer(_ => late.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds), null, Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due), Timeout.InfiniteTimeSpan);
        }

        await Wait(() => late.Count >= Count, cancellation);
        Array.ForEach(timers, t => t.Dispose());
        return [.. late.Order()];
    }

    private static async Task Wait(Func<bool> condition, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var watch = Stopwatch.StartNew(); !condition() && watch.Elapsed < TimeSpan.FromMinutes(2);)
            await timer.WaitForNextTickAsync(cancellation);
    }
}
