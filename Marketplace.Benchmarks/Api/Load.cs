using System.Diagnostics;

namespace Marketplace.Benchmarks.Api;

/// <summary>Clients who each send the next request when theirs is answered.</summary>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
internal sealed record Load(double PerSecond, double P50, double P99, long Errors)
{
    /// <param name="operation">Gets the client's number; false is an error.</param>
    public static async Task<Load> RunAsync(int clients, TimeSpan time, Func<int, Task<bool>> operation)
    {
        await OnceAsync(clients, time / 2, operation);
        return await OnceAsync(clients, time, operation);
    }

    private static async Task<Load> OnceAsync(int clients, TimeSpan time, Func<int, Task<bool>> operation)
    {
        var samples = new List<double>[clients];
        var errors = 0L;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var own = samples[client] = [];
            while (watch.Elapsed < time)
            {
                var started = Stopwatch.GetTimestamp();
                if (!await operation(client))
                    Interlocked.Increment(ref errors);
                own.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        })));
        var seconds = watch.Elapsed.TotalSeconds;
        double[] all = [.. samples.SelectMany(s => s).Order()];
        return new(all.Length / seconds, all.At(0.5), all.At(0.99), errors);
    }
}
