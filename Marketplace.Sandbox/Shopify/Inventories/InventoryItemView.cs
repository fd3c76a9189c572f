using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Products;
using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.Inventories;

internal sealed class InventoryItemView(Product product, Variant variant, ShopifyCall call)
{
    public string Id => Gid.Of("InventoryItem", variant.InventoryItemId);

    public string? Sku => variant.Sku;

    public bool Tracked => variant.Tracked;

    public bool RequiresShipping => true;

    public VariantView Variant => new(product, variant, call);

    public InventoryLevelView? InventoryLevel(string locationId) =>
        variant.Levels.FirstOrDefault(l => l.LocationId == Gid.Parse(locationId, "Location")) is { } level ? new(product, variant, level, call) : null;

    public Connection<InventoryLevelView> InventoryLevels(int? first, string? after, bool reverse) => Connection.Of(
        call, variant.Levels.OrderBy(l => l.LocationId), l => Connection.Key(l.LocationId), l => new InventoryLevelView(product, variant, l, call), new(first, after, reverse));
}
