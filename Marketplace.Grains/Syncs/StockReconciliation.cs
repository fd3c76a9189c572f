using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Inventory;
using Marketplace.Data.Drifts;
using Marketplace.Data.Listings;
using Marketplace.Data.Operations;
using Marketplace.Data.Syncs;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Drifts;
using Npgsql;
using Orleans;

namespace Marketplace.Grains.Syncs;

/// <summary>
/// Decides whose stock is right. Where nothing was ever counted here and the channel has stock, the channel's is taken over, so that connecting a
/// shop never empties it. Else a difference is a drift, which the connection's rule repairs. Every decision is in the sync log.
/// </summary>
internal sealed class StockReconciliation(TenantDatabase database, DriftRepair repair, IGrainFactory grains, TimeProvider time)
{
    /// <param name="highest">The most that the channel shows of one SKU.</param>
    public static async Task<bool> DiffersAsync(NpgsqlConnection rows, IReadOnlyCollection<Guid> listings, int highest, CancellationToken cancellationToken) =>
        (await ReadAsync(rows, listings, highest, cancellationToken)).Exists(s => s.Available != s.Remote);

    /// <param name="onlyNew">Leaves out what we have pushed before.</param>
    /// <param name="highest">The most that the channel shows of one SKU.</param>
    /// <returns>What to take over from the channel, after the commit.</returns>
    public static async Task<StockFromChannel> DecideAsync(
        NpgsqlConnection rows, Guid connectionId, IReadOnlyCollection<Guid> listings, bool onlyNew, int highest, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stock = await ReadAsync(rows, listings, highest, cancellationToken);
        if (onlyNew)
            stock = stock.FindAll(s => s.Pushed is null);
        var equal = stock.FindAll(s => s.Available == s.Remote);
        await StockDifferences.AgreeAsync(rows, equal, cancellationToken);
        await SyncLogStore.WriteAsync(
            rows, connectionId, equal.ConvertAll(s => new StockDecision(s.ListingId, s.Sku, SyncLogAction.None, SyncLogResult.Success, s.Available, s.Remote)),
            now, cancellationToken);

        var unequal = stock.FindAll(s => s.Available != s.Remote);
        var pulls = unequal.FindAll(s => !s.Counted && s.Pushed is null);
        // What is off sale, or is being changed, is kept in step without being a difference that anybody could buy.
        var aside = unequal.Except(pulls).Where(s => s.State is not (ListingState.Active or ListingState.SoldOut)).Select(s => s.ListingId).Distinct().ToList();
        await OperationQueue.EnqueueForListingsAsync(rows, OperationKind.PushStock, aside, now, cancellationToken);
        var looked = onlyNew ? [] : stock.Where(s => !s.InFlight).Select(s => s.ListingId).Distinct().ToList();
        var takeOver = await DriftNotes.NoteAsync(rows, connectionId, looked, [DriftField.Quantity], [.. DriftComparison.OfStock(unequal)], now, cancellationToken);
        return new(pulls, takeOver);
    }

    public async Task ApplyAsync(Guid sellerId, Guid connectionId, StockFromChannel stock, CancellationToken cancellationToken)
    {
        var decisions = await Task.WhenAll(stock.Pulls.Select(PullAsync));
        if (decisions.Length > 0)
        {
            await using var rows = await database.OpenAsync(sellerId, cancellationToken);
            await SyncLogStore.WriteAsync(rows, connectionId, decisions, time.GetUtcNow(), cancellationToken);
        }

        await repair.TakeOverAsync(sellerId, stock.Drifts, cancellationToken);
        await grains.GetGrain<IConnectionGrain>(connectionId).Wake(WakeReason.Operations);
    }

    private static async Task<List<ListingStock>> ReadAsync(NpgsqlConnection rows, IReadOnlyCollection<Guid> listings, int highest, CancellationToken cancellationToken) =>
        (await StockDifferences.ReadAsync(rows, listings, cancellationToken)).ConvertAll(s => s with { Available = Math.Min(s.Available, highest) });

    private async Task<StockDecision> PullAsync(ListingStock stock)
    {
        var result = await grains.GetGrain<IInventoryGrain>(stock.ItemId)
            .Apply(new(InventoryCommandKind.Count, $"pull:{stock.ListingId}:{stock.Position}", stock.Remote, Note: "Taken over from the channel"));
        return result.Outcome is InventoryOutcome.Insufficient
            ? new(stock.ListingId, stock.Sku, SyncLogAction.Pull, SyncLogResult.Failed, stock.Available, stock.Remote, "More is reserved here than the channel has.")
            : new(stock.ListingId, stock.Sku, SyncLogAction.Pull, SyncLogResult.Success, stock.Available, stock.Remote);
    }
}

/// <param name="Pulls">Stock that was never counted here.</param>
/// <param name="Drifts">Differences in which the channel wins.</param>
internal sealed record StockFromChannel(IReadOnlyList<ListingStock> Pulls, IReadOnlyList<StockToTakeOver> Drifts)
{
    public static readonly StockFromChannel None = new([], []);
}
