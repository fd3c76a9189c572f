using Marketplace.Sandbox.Shopify.Store;
using Marketplace.Sandbox.Shopify.Webhooks;

namespace Marketplace.Sandbox.Shopify.Orders;

/// <summary>What orders do to the stock of a variant at a location. Inside a change.</summary>
internal sealed class StockMoves(ShopifyStore store, ShopifyEvents events)
{
    /// <param name="available">Added to what can be bought.</param>
    /// <param name="committed">Added to what is sold and not yet shipped.</param>
    public void Move(Order order, OrderLine line, int available, int committed)
    {
        if (store.Products.Find(line.ProductId) is not { } product || product.Variants.FirstOrDefault(v => v.Id == line.VariantId) is not { Tracked: true } variant)
            return;
        var level = variant.Levels.FirstOrDefault(l => l.LocationId == order.LocationId) ?? new StockLevel(order.LocationId, 0);
        level = level with { Available = level.Available + available, Committed = level.Committed + committed };
        store.Products.Put(product.Id, product.With(variant.With(level)) with { UpdatedAt = store.Now });
        if (available != 0)
            events.StockChanged(order.Shop, variant.InventoryItemId, level);
    }
}
