using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Sellers;
using Marketplace.Data.Inventory;
using Orleans;

namespace Marketplace.Grains.Inventory;

/// <summary>After a batch is durable: wakes the connections that have stock to push, and tells the seller's browsers.</summary>
internal sealed class InventoryNews(IGrainFactory grains)
{
    public async Task Tell(Guid sellerId, Guid itemId, AppliedBatch applied)
    {
        // Side by side: one that is slow to answer must not keep the next channel in the dark.
        await Task.WhenAll(applied.Wake.Select(connection => grains.GetGrain<IConnectionGrain>(connection).Wake(WakeReason.Operations)));
        await grains.GetGrain<ISellerGrain>(sellerId).Publish(new(SellerEvents.InventoryChanged, itemId));
    }
}
