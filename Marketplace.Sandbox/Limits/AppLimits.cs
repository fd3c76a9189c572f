using System.Collections.Concurrent;

namespace Marketplace.Sandbox.Limits;

/// <summary>What a call left of the budget; <see cref="RetryAfter"/> is set when it was refused.</summary>
internal sealed record Budget(int PerSecond, int LeftThisSecond, int PerDay, int LeftToday, TimeSpan? RetryAfter);

/// <summary>A second's and a day's sliding window per app key.</summary>
internal sealed class AppLimits(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (SlidingWindow Second, SlidingWindow Day)> windows = new();

    public int PerSecond { get; set; }

    public int PerDay { get; set; }

    public Budget Spend(string app)
    {
        var (second, day) = windows.GetOrAdd(
            app, _ => (new SlidingWindow(TimeSpan.FromSeconds(1), time), new SlidingWindow(TimeSpan.FromDays(1), time)));
        lock (second)
        {
            second.Limit = PerSecond;
            day.Limit = PerDay;
            var full = !day.Fits() ? day : !second.Fits() ? second : null;
            if (full is null)
            {
                second.Take();
                day.Take();
            }
            return new Budget(PerSecond, second.Remaining, PerDay, day.Remaining, full?.Wait);
        }
    }

    public void Reset() => windows.Clear();
}
