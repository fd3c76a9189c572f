using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.Products;

/// <summary>A product as the API shows it; members are the fields of its type.</summary>
internal sealed class ProductView(Product product, ShopifyCall call)
{
    public string Id => Gid.Of("Product", product.Id);

    public long LegacyResourceId => product.Id;

    public string Title => product.Title;

    public string Handle => product.Handle;

    public string DescriptionHtml => product.DescriptionHtml;

    public string Vendor => product.Vendor;

    public string ProductType => product.ProductType;

    public IReadOnlyList<string> Tags => product.Tags;

    public string Status => product.Status;

    public DateTimeOffset CreatedAt => product.CreatedAt;

    public DateTimeOffset UpdatedAt => product.UpdatedAt;

    public int TotalInventory => product.Available;

    public bool HasOnlyDefaultVariant => product.Options is [{ Name: "Title", Values: ["Default Title"] }];

    /// <summary>Null while the online store does not show it.</summary>
    public string? OnlineStoreUrl => product.IsForSale ? $"{call.Origin}/shopify/{product.Shop}/products/{product.Handle}" : null;

    public CountView VariantsCount => new(product.Variants.Count);

    public IEnumerable<OptionView> Options(int? first) =>
        product.Options.Take(first ?? int.MaxValue).Select((o, i) => new OptionView(Gid.Of("ProductOption", o.Id), o.Name, i + 1, o.Values));

    public Connection<VariantView> Variants(int? first, string? after, bool reverse) => Connection.Of(
        call, product.Variants.Index(), v => Connection.Key(v.Index), v => new VariantView(product, v.Item, call), new(first, after, reverse));

    public Connection<MediaImageView> Media(int? first, string? after, bool reverse) => Connection.Of(
        call, product.MediaIds.Index(), m => Connection.Key(m.Index), m => new MediaImageView(call.Store.Media.Find(m.Item)!, call), new(first, after, reverse));

    public bool PublishedOnPublication(string publicationId) => product.PublishedOn.Contains(Gid.Parse(publicationId, "Publication"));
}

internal sealed record OptionView(string Id, string Name, int Position, IReadOnlyList<string> Values);

internal sealed record CountView(int Count)
{
    public string Precision => "EXACT";
}
