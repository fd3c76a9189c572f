using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Products;
using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.Orders;

internal sealed class LineItemView(OrderLine line, ShopifyCall call)
{
    public string Id => Gid.Of("LineItem", line.Id);

    public string Title => line.Title;

    public string? VariantTitle => line.VariantTitle;

    public string? Sku => line.Sku;

    public int Quantity => line.Quantity;

    public int CurrentQuantity => line.Quantity - Math.Max(line.Removed, line.Refunded);

    public int RefundableQuantity => line.Quantity - line.Refunded;

    public int UnfulfilledQuantity => line.Remaining;

    public MoneyBag OriginalUnitPriceSet => call.Money(line.Price);

    public MoneyBag TotalDiscountSet => call.Money(0);

    /// <summary>The simulated shops' prices are without tax.</summary>
    public IEnumerable<TaxLineView> TaxLines(int? first) => [];

    public ProductView? Product => call.Store.Products.Find(line.ProductId) is { } product ? new(product, call) : null;

    public VariantView? Variant =>
        call.Store.Products.Find(line.ProductId) is { } product && product.Variants.FirstOrDefault(v => v.Id == line.VariantId) is { } variant ? new(product, variant, call) : null;
}

internal sealed record TaxLineView(string Title, MoneyBag PriceSet);
