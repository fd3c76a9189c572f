using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Http;

/// <summary>What a connection may still call. Called from any thread.</summary>
public interface IRateBudget
{
    /// <summary>Takes one call, waiting for its turn where that is near.</summary>
    /// <param name="cost">Its cost points, where the channel counts those.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Null when the call may go out; else how long until asking again makes sense.</returns>
    ValueTask<TimeSpan?> TakeAsync(int cost, CancellationToken cancellationToken);

    /// <summary>A call that was taken is over: takes the channel's own word on what is left.</summary>
    /// <param name="reading">Null where the channel says nothing, or did not answer.</param>
    /// <param name="cost">As it was taken.</param>
    void Learn(RateReading? reading, int cost);
}
