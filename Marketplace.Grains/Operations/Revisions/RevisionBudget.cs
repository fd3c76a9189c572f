using Marketplace.Channels.Seam;
using Marketplace.Data.Listings;
using Marketplace.Data.Tenancy;

namespace Marketplace.Grains.Operations.Revisions;

/// <summary>
/// Spreads the changes of one listing over the day, where its channel takes only so many (<see cref="ChannelLimits.RevisionsPerListingPerDay"/>).
/// A tenth is kept for telling that a listing sold out. What has to wait goes on waiting in the queue, where newer changes join it: the last value wins.
/// </summary>
internal sealed class RevisionBudget(TenantDatabase database, TimeProvider time)
{
    private const double SoldOutPart = 0.1;
    private const double OrdinaryAtOnce = 0.2;
    private const double SoldOutAtOnce = 0.5;

    /// <summary>Takes the change that the job is about to make.</summary>
    /// <returns>Null when it may be made; else the error that puts it off.</returns>
    public async Task<ChannelError?> TakeAsync(OperationJob job, CancellationToken cancellationToken)
    {
        if (job.Connection.Channel is not { Limits.RevisionsPerListingPerDay: { } perDay, Name: var channel })
            return null;
        // One less, because a day that begins anywhere may touch one more.
        var reserve = (int)(perDay * SoldOutPart);
        var ordinary = Pace.OfDay(perDay - reserve - 1, OrdinaryAtOnce);
        var soldOut = job.Operation.Priority == 0 ? Pace.OfDay(reserve - 1, SoldOutAtOnce) : null;

        var now = time.GetUtcNow();
        await using var connection = await database.OpenAsync(job.Connection.SellerId, cancellationToken);
        var later = await ListingPaceStore.TakeAsync(connection, job.ListingId, ordinary, soldOut, now, cancellationToken);
        return later is null
            ? null
            : new ChannelError(
                ChannelErrorKind.Throttled, $"{channel} takes {perDay} changes of a listing a day; this one waits for its turn and then says what is so by then.",
                "revisions", RetryAfter: later - now);
    }
}
