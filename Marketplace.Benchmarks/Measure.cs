using System.Diagnostics;

namespace Marketplace.Benchmarks;

/// <summary>Ways to measure that the benchmarks share.</summary>
internal static class Measure
{
    /// <summary>Operations a second, with so many callers who each start the next when theirs is done. A short run before it warms up.</summary>
    public static async Task<double> Throughput(int callers, TimeSpan time, Func<int, Task> operation)
    {
        await Once(callers, time / 5, operation);
        return await Once(callers, time, operation);
    }

    /// <summary>The microseconds of single operations, one after the other, in ascending order.</summary>
    public static async Task<double[]> Latencies(TimeSpan time, Func<Task> operation)
    {
        var samples = new List<double>();
        for (var (watch, warm) = (Stopwatch.StartNew(), time / 5); watch.Elapsed < time + warm;)
        {
            var started = Stopwatch.GetTimestamp();
            await operation();
            var took = Stopwatch.GetElapsedTime(started);
            if (watch.Elapsed > warm)
                samples.Add(took.TotalMicroseconds);
        }

        samples.Sort();
        return [.. samples];
    }

    /// <summary>The value below which a share of the sorted samples lies.</summary>
    public static double At(this double[] sorted, double share) => sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * share)];

    private static async Task<double> Once(int callers, TimeSpan time, Func<int, Task> operation)
    {
        var counts = new long[callers];
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            while (watch.Elapsed < time)
            {
                await operation(caller);
                counts[caller]++;
            }
        })));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }
}
