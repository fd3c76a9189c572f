using System.Globalization;
using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Orders;

/// <summary>Buying in a store.</summary>
internal sealed class Checkout(WooStore store, OrderDesk desk)
{
    private const decimal Shipping = 6.00m;

    /// <summary>Buys one offer. Answers why not, when it cannot be bought.</summary>
    /// <param name="product">What is bought.</param>
    /// <param name="variation">Which of its variations; null for the first that is there.</param>
    /// <param name="quantity">How many.</param>
    /// <param name="by">Who buys, with which payment and message.</param>
    /// <param name="origin">Where links of notifications point.</param>
    public (Order? Order, string? Problem) Buy(Product product, long? variation, int quantity, (Buyer Buyer, string Payment, string Message) by, string origin)
    {
        using (store.Change())
        {
            product = store.Products.Find(product.Id) ?? product;
            if (product.Status != "publish")
                return (null, "This product is not for sale.");
            var offer = variation is { } id ? product.Offers.FirstOrDefault(o => o.Id == id) : product.Offers.FirstOrDefault(o => o.Sells(quantity)) ?? product.Offers.FirstOrDefault();
            if (offer is null || quantity < 1)
                return (null, "This cannot be bought.");
            if (!offer.Sells(quantity))
                return (null, $"Only {Math.Max(0, offer.StockQuantity ?? 0)} left in stock.");
            var now = store.Now;
            var order = new Order
            {
                Id = store.NextId(),
                Shop = product.Shop,
                OrderKey = $"wc_order_{Guid.NewGuid():N}"[..22],
                Status = "pending",
                Currency = store.Shops.Find(product.Shop)!.Currency,
                Buyer = by.Buyer,
                PaymentMethod = by.Payment,
                CustomerNote = by.Message,
                CreatedAt = now,
                ModifiedAt = now,
                Shipping = Shipping,
                ShippingLineId = store.NextId(),
                TaxLineId = store.NextId(),
                Lines = [Line(product, offer, quantity)],
            };
            // Money by bank transfer is waited for; cash comes with the parcel.
            order = desk.SetStatus(order, by.Payment == "bacs" ? "on-hold" : "processing", origin);
            if (by.Payment == "cod")
                order = order with { PaidAt = null };
            return (desk.Put(order, origin, "created"), null);
        }
    }

    private OrderLine Line(Product product, Offer offer, int quantity)
    {
        var price = decimal.Parse(offer.Price, CultureInfo.InvariantCulture);
        var tax = decimal.Round(price * quantity * store.Shops.Find(product.Shop)!.TaxPercent / 100, 2);
        var name = offer is Variation variation ? $"{product.Name} - {string.Join(", ", variation.Attributes.Select(a => a.Option))}" : product.Name;
        return new OrderLine(store.NextId(), product.Id, offer is Variation ? offer.Id : 0, name, offer.Sku, quantity, price, tax);
    }
}
