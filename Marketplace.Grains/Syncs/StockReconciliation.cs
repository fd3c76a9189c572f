using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Inventory;
using Marketplace.Data.Listings;
using Marketplace.Data.Operations;
using Marketplace.Data.Syncs;
using Marketplace.Data.Tenancy;
using Npgsql;
using Orleans;

namespace Marketplace.Grains.Syncs;

/// <summary>
/// Decides whose stock is right. Ours, wherever a listing stands for a product; except where nothing was ever counted here and the channel has stock:
/// then the channel's is taken over, so that connecting a shop never empties it. Every decision is in the sync log.
/// </summary>
internal sealed class StockReconciliation(TenantDatabase database, IGrainFactory grains, TimeProvider time)
{
    public static async Task<bool> DiffersAsync(NpgsqlConnection rows, IReadOnlyCollection<Guid> listings, CancellationToken cancellationToken) =>
        (await StockDifferences.ReadAsync(rows, listings, cancellationToken)).Exists(s => s.Available != s.Remote);

    /// <param name="onlyNew">Leaves out what we have pushed before.</param>
    /// <returns>The quantities to take over from the channel, after the commit.</returns>
    public static async Task<List<ListingStock>> DecideAsync(
        NpgsqlConnection rows, Guid connectionId, IReadOnlyCollection<Guid> listings, bool onlyNew, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stock = await StockDifferences.ReadAsync(rows, listings, cancellationToken);
        if (onlyNew)
            stock = stock.FindAll(s => s.Pushed is null);
        var equal = stock.FindAll(s => s.Available == s.Remote);
        var pulls = stock.FindAll(s => s.Available != s.Remote && !s.Counted && s.Pushed is null);
        var pushes = stock.Where(s => s.Available != s.Remote && (s.Counted || s.Pushed is not null)).Select(s => s.ListingId).Distinct().ToList();
        await StockDifferences.AgreeAsync(rows, equal, cancellationToken);
        await SyncLogStore.WriteAsync(
            rows, connectionId, equal.ConvertAll(s => new StockDecision(s.ListingId, s.Sku, SyncLogAction.None, SyncLogResult.Success, s.Available, s.Remote)),
            now, cancellationToken);
        // The push itself is logged when it is done, with what the channel showed then.
        await OperationQueue.EnqueueForListingsAsync(rows, OperationKind.PushStock, pushes, now, cancellationToken);
        return pulls;
    }

    public async Task ApplyAsync(Guid sellerId, Guid connectionId, IReadOnlyList<ListingStock> pulls, CancellationToken cancellationToken)
    {
        var decisions = await Task.WhenAll(pulls.Select(PullAsync));
        if (decisions.Length > 0)
        {
            await using var rows = await database.OpenAsync(sellerId, cancellationToken);
            await SyncLogStore.WriteAsync(rows, connectionId, decisions, time.GetUtcNow(), cancellationToken);
        }

        await grains.GetGrain<IConnectionGrain>(connectionId).Wake(WakeReason.Operations);
    }

    private async Task<StockDecision> PullAsync(ListingStock stock)
    {
        var result = await grains.GetGrain<IInventoryGrain>(stock.ItemId)
            .Apply(new(InventoryCommandKind.Count, $"pull:{stock.ListingId}:{stock.Position}", stock.Remote, Note: "Taken over from the channel"));
        return result.Outcome is InventoryOutcome.Insufficient
            ? new(stock.ListingId, stock.Sku, SyncLogAction.Pull, SyncLogResult.Failed, stock.Available, stock.Remote, "More is reserved here than the channel has.")
            : new(stock.ListingId, stock.Sku, SyncLogAction.Pull, SyncLogResult.Success, stock.Available, stock.Remote);
    }
}
