using Marketplace.Channels.Seam;
using Marketplace.Data.Drifts;
using Marketplace.Data.Listings;
using Marketplace.Data.Operations;
using Npgsql;

namespace Marketplace.Grains.Operations.Handlers;

/// <summary>Takes a listing off sale.</summary>
internal sealed class EndHandler(ListingWorkshop workshop, TimeProvider time) : IOperationHandler
{
    public OperationKind Kind => OperationKind.End;

    public async Task<OperationOutcome> RunAsync(OperationJob job, CancellationToken cancellationToken)
    {
        if (await workshop.ReadAsync(job, cancellationToken) is not { } listing)
            return OperationOutcome.Done();
        if (listing.RemoteId is { } remoteId && job.Connection.Channel is IPublishListings channel
            && (await channel.EndAsync(job.Connection.Session(), remoteId, cancellationToken)).Error is { } error)
            return error;
        return OperationOutcome.Done(async (connection, ct) =>
        {
            var now = time.GetUtcNow();
            await ListingStore.SetStateAsync(connection, listing.Id, ListingState.Ended, null, now, ct);
            await DriftStore.RepairedAsync(connection, listing.Id, [DriftField.State], now, ct);
        });
    }

    public async Task GaveUpAsync(NpgsqlConnection database, OperationJob job, string error, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await DriftStore.FailedAsync(database, job.ListingId, [DriftField.State], cancellationToken);
        await ListingStore.SetFailedAsync(database, job.ListingId, error, now, cancellationToken);
    }
}
