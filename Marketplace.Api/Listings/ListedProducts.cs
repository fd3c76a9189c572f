using Marketplace.Contracts.Connections;
using Marketplace.Data;
using Marketplace.Data.Listings;
using Orleans;

namespace Marketplace.Api.Listings;

/// <summary>Saves a change of products together with the operations that carry it to where they are listed.</summary>
internal static class ListedProducts
{
    public static async Task SaveWithListingsAsync(
        this MarketplaceDb db, IReadOnlyCollection<Guid> products, IGrainFactory grains, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var connection in await db.SaveWithListingUpdatesAsync(products, now, cancellationToken))
            await grains.GetGrain<IConnectionGrain>(connection).Wake(WakeReason.Operations);
    }
}
