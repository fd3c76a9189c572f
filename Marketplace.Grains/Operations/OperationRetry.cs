using Marketplace.Channels.Seam;
using Marketplace.Data.Operations;

namespace Marketplace.Grains.Operations;

/// <summary>What follows from a channel's "no".</summary>
/// <param name="NotBefore">When it is tried again; null: it gives up.</param>
/// <param name="Counts">Whether it was one of the operation's attempts.</param>
internal sealed record OperationRetry(DateTimeOffset? NotBefore, bool Counts)
{
    /// <summary>The first wait; doubled with every attempt.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ThrottledWait = TimeSpan.FromSeconds(30);

    /// <summary>
    /// What the channel refused stays refused. A used-up limit and refused credentials are not the operation's fault, so they cost no attempt:
    /// it waits for the limit, or for the seller.
    /// </summary>
    public static OperationRetry After(ChannelError error, ClaimedOperation operation, DateTimeOffset now) => error.Kind switch
    {
        ChannelErrorKind.Throttled => new(now + (error.RetryAfter ?? ThrottledWait) + Jitter(TimeSpan.FromSeconds(1)), Counts: false),
        ChannelErrorKind.Unauthorized => new(now, Counts: false),
        ChannelErrorKind.Unavailable or ChannelErrorKind.Unknown when operation.Attempts + 1 < operation.MaxAttempts => new(now + Backoff(operation.Attempts, error), Counts: true),
        _ => new(null, Counts: true),
    };

    private static TimeSpan Backoff(int attempts, ChannelError error)
    {
        var wait = FirstWait * Math.Pow(2, Math.Min(attempts, 10));
        wait = wait < LongestWait ? wait : LongestWait;
        return error.RetryAfter > wait ? error.RetryAfter.Value : wait + Jitter(wait / 2);
    }

    /// <summary>Spreads what failed together.</summary>
    private static TimeSpan Jitter(TimeSpan most) => most * Random.Shared.NextDouble();
}
