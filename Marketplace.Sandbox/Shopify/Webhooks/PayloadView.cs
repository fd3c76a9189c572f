using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.Webhooks;

/// <summary>A product in a notification.</summary>
internal sealed class ProductPayloadView(Product product, ShopifyStore store, string origin)
{
    public long Id => product.Id;

    public string AdminGraphqlApiId => Gid.Of("Product", product.Id);

    public string Title => product.Title;

    public string BodyHtml => product.DescriptionHtml;

    public string Handle => product.Handle;

    public string Vendor => product.Vendor;

    public string ProductType => product.ProductType;

    public string Status => product.Status.ToLowerInvariant();

    public string Tags => string.Join(", ", product.Tags);

    public DateTimeOffset CreatedAt => product.CreatedAt;

    public DateTimeOffset UpdatedAt => product.UpdatedAt;

    public IEnumerable<object> Variants => product.Variants.Select((v, i) => new
    {
        v.Id,
        product_id = product.Id,
        v.Title,
        v.Sku,
        price = Money.Text(v.Price),
        position = i + 1,
        inventory_item_id = v.InventoryItemId,
        inventory_quantity = v.Available,
        inventory_policy = v.SellsWithoutStock ? "continue" : "deny",
    });

    public IEnumerable<object> Images => product.MediaIds.Select((id, i) => new
    {
        id,
        product_id = product.Id,
        position = i + 1,
        src = $"{origin}/shopify/cdn/{id}{Products.MediaFiles.Extension(store.Media.Find(id)!.ContentType)}",
    });
}

/// <summary>An order in a notification.</summary>
internal sealed class OrderPayloadView(Order order)
{
    public long Id => order.Id;

    public string AdminGraphqlApiId => Gid.Of("Order", order.Id);

    public string Name => order.Name;

    public int OrderNumber => order.Number;

    public string Email => order.Buyer.Email;

    public string Currency => order.CurrencyCode;

    public string TotalPrice => Money.Text(order.Total);

    public string SubtotalPrice => Money.Text(order.Subtotal);

    public string FinancialStatus => order.FinancialStatus.ToLowerInvariant();

    public string? FulfillmentStatus => order.FulfillmentStatus switch { "FULFILLED" => "fulfilled", "PARTIALLY_FULFILLED" => "partial", _ => null };

    public string? CancelReason => order.CancelReason?.ToLowerInvariant();

    public DateTimeOffset? CancelledAt => order.CancelledAt;

    public DateTimeOffset CreatedAt => order.CreatedAt;

    public DateTimeOffset UpdatedAt => order.UpdatedAt;

    public IEnumerable<object> LineItems => order.Lines.Select(l => new
    {
        l.Id,
        product_id = l.ProductId,
        variant_id = l.VariantId,
        l.Sku,
        l.Title,
        l.Quantity,
        price = Money.Text(l.Price),
    });
}

/// <summary>A refund in a notification.</summary>
internal sealed class RefundPayloadView(Order order, Refund refund)
{
    public long Id => refund.Id;

    public long OrderId => order.Id;

    public string AdminGraphqlApiId => Gid.Of("Refund", refund.Id);

    public DateTimeOffset CreatedAt => refund.CreatedAt;

    public string? Note => refund.Note;

    public IEnumerable<object> RefundLineItems => refund.Units.Select(u => new { line_item_id = u.Key, quantity = u.Value });
}
