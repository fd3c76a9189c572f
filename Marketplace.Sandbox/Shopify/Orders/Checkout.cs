using Marketplace.Sandbox.Shopify.Store;
using Marketplace.Sandbox.Shopify.Webhooks;

namespace Marketplace.Sandbox.Shopify.Orders;

/// <summary>Buying in the online store.</summary>
internal sealed class Checkout(ShopifyStore store, StockMoves stock, ShopifyEvents events)
{
    private const decimal Shipping = 5.00m;
    private const int FirstNumber = 1001;

    /// <summary>Buys one variant. Answers why not, when it cannot be bought.</summary>
    public (Order? Order, string? Problem) Buy(Product product, long? variantId, int quantity, Buyer buyer, string? note = null)
    {
        using (store.Change())
        {
            product = store.Products.Find(product.Id) ?? product;
            if (!product.IsForSale)
                return (null, "This product is not for sale.");
            var variant = variantId is null ? product.Variants.FirstOrDefault(v => Sells(v, quantity)) ?? product.Variants[0] : product.Variants.FirstOrDefault(v => v.Id == variantId);
            if (variant is null)
                return (null, "This variant is not for sale.");
            if (quantity < 1 || !Sells(variant, quantity))
                return (null, $"Only {Math.Max(0, variant.Available)} available.");

            var order = Order(product, variant, quantity, buyer) with { Note = note };
            store.Orders.Put(order.Id, order);
            stock.Move(order, order.Lines[0], -quantity, quantity);
            events.OrderChanged(order, Topics.OrdersCreate);
            return (order, null);
        }
    }

    private static bool Sells(Variant variant, int quantity) => !variant.Tracked || variant.SellsWithoutStock || variant.Levels.Any(l => l.Available >= quantity);

    private Order Order(Product product, Variant variant, int quantity, Buyer buyer)
    {
        var location = variant.Levels.OrderByDescending(l => l.Available).FirstOrDefault()?.LocationId ?? store.Locations.All.Where(l => l.Shop == product.Shop).Min(l => l.Id);
        return new Order
        {
            Id = store.NextId(),
            Shop = product.Shop,
            Number = store.OrdersOf(product.Shop).Select(o => o.Number).DefaultIfEmpty(FirstNumber - 1).Max() + 1,
            Buyer = buyer,
            CreatedAt = store.Now,
            UpdatedAt = store.Now,
            CurrencyCode = store.Shops.Find(product.Shop)!.CurrencyCode,
            LocationId = location,
            FulfillmentOrderId = store.NextId(),
            PaymentId = store.NextId(),
            Shipping = Shipping,
            Lines =
            [
                new OrderLine(
                    store.NextId(), store.NextId(), product.Id, variant.Id, variant.Sku, product.Title,
                    product.Options is [{ Name: "Title" }] ? null : variant.Title, quantity, variant.Price),
            ],
        };
    }
}
