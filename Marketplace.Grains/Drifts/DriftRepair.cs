using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Inventory;
using Marketplace.Contracts.Sellers;
using Marketplace.Data.Drifts;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Sellers;
using Orleans;

namespace Marketplace.Grains.Drifts;

/// <summary>Repairs differences as the seller says, and takes over the stock of a channel that wins.</summary>
public sealed class DriftRepair(TenantDatabase database, IGrainFactory grains, SellerNews news, TimeProvider time)
{
    /// <summary>As the seller says.</summary>
    /// <param name="ids">Null for all that are open.</param>
    /// <returns>How many are repaired, or on their way.</returns>
    public async Task<int> RepairAsync(Guid sellerId, IReadOnlyCollection<Guid>? ids, DriftDecision decision, CancellationToken cancellationToken)
    {
        DecidedDrifts decided;
        await using (var rows = await database.OpenAsync(sellerId, cancellationToken))
        {
            await using var transaction = await rows.BeginTransactionAsync(cancellationToken);
            decided = await DriftRepairs.DecideAsync(rows, ids, decision, time.GetUtcNow(), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await TakeOverAsync(sellerId, decided.Stock, cancellationToken);
        foreach (var connection in decided.Wake)
            await grains.GetGrain<IConnectionGrain>(connection).Wake();
        if (decided.Count > 0)
            await news.TellAsync(sellerId, SellerEvents.DriftChanged, null);
        return decided.Count;
    }

    /// <summary>The channel's stock becomes ours. What a crash leaves of it is found again by the next look.</summary>
    internal async Task TakeOverAsync(Guid sellerId, IReadOnlyList<StockToTakeOver> stock, CancellationToken cancellationToken)
    {
        foreach (var change in stock)
        {
            var answer = await grains.GetGrain<IInventoryGrain>(change.ItemId)
                .Apply(new(InventoryCommandKind.Adjust, $"drift:{change.DriftId}", change.Change, Note: "Taken over from the channel"));
            await using var rows = await database.OpenAsync(sellerId, cancellationToken);
            await DriftRepairs.TakenOverAsync(rows, change.DriftId, answer.Outcome is not InventoryOutcome.Insufficient, time.GetUtcNow(), cancellationToken);
        }
    }
}
