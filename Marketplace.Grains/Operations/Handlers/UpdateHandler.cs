using Marketplace.Channels.Seam;
using Marketplace.Data.Drifts;
using Marketplace.Data.Listings;
using Marketplace.Data.Operations;
using Marketplace.Grains.Listings;
using Marketplace.Grains.Operations.Revisions;
using Npgsql;

namespace Marketplace.Grains.Operations.Handlers;

/// <summary>Makes the channel say what the product and the listing's overrides say now.</summary>
internal sealed class UpdateHandler(ListingWorkshop workshop, RevisionBudget revisions, TimeProvider time) : IOperationHandler
{
    public OperationKind Kind => OperationKind.Update;

    public async Task<OperationOutcome> RunAsync(OperationJob job, CancellationToken cancellationToken)
    {
        if (await workshop.ReadAsync(job, cancellationToken) is not { RemoteId: { } remoteId } listing)
            return OperationOutcome.Done();
        var session = job.Connection.Session();
        if (job.Connection.Channel is not IPublishListings channel || await workshop.DraftAsync(job, listing, cancellationToken) is not { } draft)
            return new ChannelError(ChannelErrorKind.Rejected, "The product of this listing is gone.", "product");
        if (await revisions.TakeAsync(job, cancellationToken) is { } later)
            return later;

        var updated = await channel.UpdateAsync(
            session, remoteId, draft, ListingWorkshop.Reached(listing), reached => workshop.SaveAsync(job, reached, cancellationToken), cancellationToken);
        return updated.Error is { } error
            ? error
            : OperationOutcome.Done(async (connection, ct) =>
            {
                var now = time.GetUtcNow();
                await ObservedListings.WriteOwnAsync(connection, job.Connection.ConnectionId, listing.Id, updated.Value!.ToObserved(), now, ct);
                await DriftStore.RepairedAsync(connection, listing.Id, [DriftField.Price], now, ct);
            });
    }

    public async Task GaveUpAsync(NpgsqlConnection database, OperationJob job, string error, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await DriftStore.FailedAsync(database, job.ListingId, [DriftField.Price], cancellationToken);
        await ListingStore.SetFailedAsync(database, job.ListingId, error, now, cancellationToken);
    }
}
