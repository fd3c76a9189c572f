using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Inventories;
using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.Products;

internal sealed class VariantView(Product product, Variant variant, ShopifyCall call)
{
    public string Id => Gid.Of("ProductVariant", variant.Id);

    public long LegacyResourceId => variant.Id;

    public string Title => variant.Title;

    public string? Sku => variant.Sku;

    public string? Barcode => variant.Barcode;

    public string Price => Money.Text(variant.Price);

    public string? CompareAtPrice => variant.CompareAtPrice is { } price ? Money.Text(price) : null;

    public int Position => product.Variants.Index().First(v => v.Item.Id == variant.Id).Index + 1;

    public string InventoryPolicy => variant.SellsWithoutStock ? "CONTINUE" : "DENY";

    public int InventoryQuantity => variant.Available;

    public InventoryItemView InventoryItem => new(product, variant, call);

    public ProductView Product => new(product, call);

    public IEnumerable<SelectedOptionView> SelectedOptions => product.Options.Zip(variant.OptionValues, (option, value) => new SelectedOptionView(option.Name, value));
}

internal sealed record SelectedOptionView(string Name, string Value);
