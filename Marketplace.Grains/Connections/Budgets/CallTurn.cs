namespace Marketplace.Grains.Connections;

/// <summary>What waiting for a turn to call comes to: a near one is waited for, a farther one is the caller's to plan.</summary>
internal static class CallTurn
{
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Who plans comes back so much before the turn, because what it plans by (a queue with jitter) may be late, and a missed turn is lost.</summary>
    private static readonly TimeSpan _early = TimeSpan.FromSeconds(3);

    /// <param name="turn">When it comes.</param>
    /// <param name="longest">How near a turn has to be.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Null once the turn has come; else when to come back.</returns>
    public static async ValueTask<TimeSpan?> WaitAsync(DateTimeOffset turn, TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        var wait = turn - time.GetUtcNow();
        if (wait > longest)
            return wait - _early;
        // Up to a whole millisecond: a delay of less is none.
        if (wait > TimeSpan.Zero)
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancellationToken);
        return null;
    }
}
