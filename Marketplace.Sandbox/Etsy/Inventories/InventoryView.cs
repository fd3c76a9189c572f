using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.Inventories;

/// <summary>The definition's <c>ListingInventory</c>. Only the owner sees SKUs.</summary>
internal sealed class InventoryView(Inventory inventory, EtsyShop shop, bool isOwner)
{
    public IEnumerable<ProductView> Products => inventory.Products.Select(p => new ProductView(p, shop, isOwner));
    public IReadOnlyList<long> PriceOnProperty => inventory.PriceOn;
    public IReadOnlyList<long> QuantityOnProperty => inventory.QuantityOn;
    public IReadOnlyList<long> SkuOnProperty => inventory.SkuOn;
    public IReadOnlyList<long> ReadinessStateOnProperty => inventory.ReadinessOn;
}

/// <summary>The definition's <c>ListingInventoryProduct</c>.</summary>
internal sealed class ProductView(ListingProduct product, EtsyShop shop, bool isOwner)
{
    public long ProductId => product.Id;
    public string Sku => isOwner ? product.Sku : "";
    public bool IsDeleted => false;
    public IEnumerable<object> PropertyValues => product.Properties.Select(View);
    public IEnumerable<object> Offerings =>
    [
        new
        {
            offering_id = product.Offering.Id,
            quantity = product.Offering.Quantity,
            is_enabled = product.Offering.IsEnabled,
            is_deleted = false,
            price = new Money(product.Offering.Price, shop.CurrencyCode),
            readiness_state_id = product.Offering.ReadinessStateId,
        },
    ];

    public static object View(PropertyValue value) => new
    {
        property_id = value.PropertyId,
        property_name = value.PropertyName,
        scale_id = value.ScaleId,
        scale_name = value.ScaleName,
        value_ids = value.ValueIds,
        values = value.Values,
    };
}
