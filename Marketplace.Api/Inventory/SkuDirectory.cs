using Marketplace.Data.Inventory;
using Marketplace.Data.Tenancy;
using Microsoft.Extensions.Caching.Memory;

namespace Marketplace.Api.Inventory;

/// <summary>
/// Which item a seller's SKU names. What was found is remembered without a promise that it is still so: a movement names its SKU, and the item
/// refuses it when it has another by now.
/// </summary>
internal sealed class SkuDirectory(TenantDatabase database) : IDisposable
{
    private const int MostRemembered = 50_000;
    private static readonly MemoryCacheEntryOptions Unused = new() { SlidingExpiration = TimeSpan.FromMinutes(10), Size = 1 };

    private readonly MemoryCache _items = new(new MemoryCacheOptions { SizeLimit = MostRemembered });

    public Guid? Recall(Guid seller, string sku) => _items.TryGetValue((seller, sku), out Guid item) ? item : null;

    /// <returns>Null: the seller has no such SKU.</returns>
    public async Task<Guid?> FindAsync(Guid seller, string sku, CancellationToken cancellationToken)
    {
        var found = await InventoryStore.FindAsync(database, seller, sku, cancellationToken);
        if (found is { } item)
            _items.Set((seller, sku), item, Unused);
        else
            _items.Remove((seller, sku));
        return found;
    }

    public void Dispose() => _items.Dispose();
}
