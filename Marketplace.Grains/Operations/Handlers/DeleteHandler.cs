using Marketplace.Channels.Seam;
using Marketplace.Data.Listings;
using Marketplace.Data.Operations;
using Npgsql;

namespace Marketplace.Grains.Operations.Handlers;

/// <summary>Deletes a listing on the channel and here.</summary>
internal sealed class DeleteHandler(ListingWorkshop workshop) : IOperationHandler
{
    public OperationKind Kind => OperationKind.Delete;

    public async Task<OperationOutcome> RunAsync(OperationJob job, CancellationToken cancellationToken)
    {
        if (await workshop.ReadAsync(job, cancellationToken) is not { } listing)
            return OperationOutcome.Done();
        if (listing.RemoteId is { } remoteId && job.Connection.Channel is IPublishListings channel
            && (await channel.DeleteAsync(job.Connection.Session(), remoteId, cancellationToken)).Error is { } error)
            return error;
        return OperationOutcome.Done((connection, ct) => ListingStore.DeleteAsync(connection, listing.Id, ct));
    }

    public Task GaveUpAsync(NpgsqlConnection database, OperationJob job, string error, DateTimeOffset now, CancellationToken cancellationToken) =>
        ListingStore.SetFailedAsync(database, job.ListingId, error, now, cancellationToken);
}
