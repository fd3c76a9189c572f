using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.Inventories;

internal sealed class InventoryLevelView(Product product, Variant variant, StockLevel level, ShopifyCall call)
{
    public string Id => $"{Gid.Of("InventoryLevel", level.LocationId)}?inventory_item_id={variant.InventoryItemId}";

    public InventoryItemView Item => new(product, variant, call);

    public LocationView Location => new(call.Store.Locations.Find(level.LocationId)!);

    public IEnumerable<QuantityView> Quantities(IReadOnlyList<string> names) =>
        names.Select(name => new QuantityView($"{Gid.Of("InventoryQuantity", level.LocationId)}?inventory_item_id={variant.InventoryItemId}&name={name}", name, Quantity(name)));

    private int Quantity(string name) => name switch
    {
        "available" => level.Available,
        "committed" => level.Committed,
        "on_hand" => level.Available + level.Committed,
        "incoming" or "reserved" or "damaged" or "safety_stock" or "quality_control" => 0,
        _ => throw new ShopifyRefusal($"The specified quantity name is invalid: {name}", "BAD_USER_INPUT"),
    };
}

internal sealed record QuantityView(string Id, string Name, int Quantity);
