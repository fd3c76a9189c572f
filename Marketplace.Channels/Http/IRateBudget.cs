using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Http;

/// <summary>What a connection may still call. Called from any thread.</summary>
public interface IRateBudget
{
    /// <summary>Takes one call, waiting for its turn where that is near.</summary>
    /// <returns>Null when the call may go out; else how long until asking again makes sense.</returns>
    ValueTask<TimeSpan?> TakeAsync(CancellationToken cancellationToken);

    /// <summary>Takes the channel's own word where it knows less to be left.</summary>
    void Learn(RateReading reading);
}
