using Marketplace.Channels.Seam;
using Marketplace.Data.Listings;
using Marketplace.Data.Operations;
using Marketplace.Grains.Listings;
using Npgsql;

namespace Marketplace.Grains.Operations.Handlers;

/// <summary>Brings a listing into being, resuming from what an attempt before it reached.</summary>
internal sealed class PublishHandler(ListingWorkshop workshop, TimeProvider time) : IOperationHandler
{
    public OperationKind Kind => OperationKind.Publish;

    public async Task<OperationOutcome> RunAsync(OperationJob job, CancellationToken cancellationToken)
    {
        if (await workshop.ReadAsync(job, cancellationToken) is not { } listing)
            return OperationOutcome.Done();
        var session = job.Connection.Session();
        if (job.Connection.Channel is not IPublishListings channel || await workshop.DraftAsync(job, listing, cancellationToken) is not { } draft)
            return new ChannelError(ChannelErrorKind.Rejected, "The product of this listing is gone.", "product");

        var published = await channel.PublishAsync(
            session, draft, ListingWorkshop.Reached(listing), reached => workshop.SaveAsync(job, reached, cancellationToken),
            remoteId => workshop.IsKnownAsync(job, remoteId, cancellationToken), cancellationToken);
        if (published.Error is { } error)
            return error;
        return OperationOutcome.Done(async (connection, ct) =>
        {
            var now = time.GetUtcNow();
            await ObservedListings.WriteOwnAsync(connection, job.Connection.ConnectionId, listing.Id, published.Value!.ToObserved(), now, ct);
            await CatchUpAsync(connection, listing.Id, now, ct);
        });
    }

    public Task GaveUpAsync(NpgsqlConnection database, OperationJob job, string error, DateTimeOffset now, CancellationToken cancellationToken) =>
        ListingStore.SetFailedAsync(database, job.ListingId, error, now, cancellationToken);

    /// <summary>Stock that moved while the listing was not live yet has queued no push; it is caught up with here.</summary>
    private static async Task CatchUpAsync(NpgsqlConnection connection, Guid listing, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stock = await StockDifferences.ReadAsync(connection, [listing], cancellationToken);
        await StockDifferences.AgreeAsync(connection, stock, cancellationToken);
        if (stock.Exists(s => s.Available != s.Remote))
            await OperationQueue.EnqueueForListingsAsync(connection, OperationKind.PushStock, [listing], now, cancellationToken);
    }
}
