using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Data.Listings;
using Marketplace.Data.Operations;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Listings;

namespace Marketplace.Grains.Operations.Handlers;

/// <summary>What publishing and updating share: the listing, its draft, and its checkpoint, which only the holder of the operation's lease moves.</summary>
internal sealed class ListingWorkshop(TenantDatabase database, ListingDrafts drafts)
{
    public async Task<ListingWork?> ReadAsync(OperationJob job, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(job.Connection.SellerId, cancellationToken);
        return await ListingStore.ReadAsync(connection, job.ListingId, cancellationToken);
    }

    /// <returns>Null when the product is gone.</returns>
    public async Task<ListingDraft?> DraftAsync(OperationJob job, ListingWork listing, CancellationToken cancellationToken)
    {
        if (listing.ProductId is not { } product)
            return null;
        await using var db = database.CreateContext(job.Connection.SellerId);
        var rules = await ListingRules.ReadAsync(db, job.Connection.ConnectionId, cancellationToken);
        var built = await drafts.BuildAsync(
            db, rules, new Dictionary<Guid, (Guid, ListingOverrides)> { [product] = (listing.Id, ListingOverrides.Read(listing.Overrides)) }, cancellationToken);
        return built.Count == 0 ? null : built[0].Draft;
    }

    public static PublishCheckpoint Reached(ListingWork listing) =>
        listing.Checkpoint is null ? PublishCheckpoint.None : JsonSerializer.Deserialize<PublishCheckpoint>(listing.Checkpoint, JsonSerializerOptions.Web)!;

    /// <exception cref="LeaseLostException">Another activation goes on with the operation.</exception>
    public async Task SaveAsync(OperationJob job, PublishCheckpoint reached, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(job.Connection.SellerId, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await OperationStore.HoldsAsync(connection, job.Operation.Id, job.Lease, cancellationToken))
            throw new LeaseLostException();
        await ListingStore.SaveCheckpointAsync(
            connection, job.ListingId, JsonSerializer.Serialize(reached, JsonSerializerOptions.Web), reached.RemoteId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<bool> IsKnownAsync(OperationJob job, string remoteId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(job.Connection.SellerId, cancellationToken);
        return await ListingStore.IsKnownAsync(connection, job.ListingId, remoteId, cancellationToken);
    }
}
