using System.Text.Json;
using Marketplace.Contracts.Products;
using Marketplace.Data.Catalogue;
using Marketplace.Grains.Imports.Csv;

namespace Marketplace.Api.Products;

/// <summary>Turns what a client sends into rows to write, and those into what it gets back.</summary>
internal static class NewProducts
{
    /// <param name="input">Valid.</param>
    /// <param name="suffix">Added to a handle and to SKUs that are made here, when without it they are taken.</param>
    public static NewProduct From(ProductInput input, string? suffix)
    {
        var id = Guid.CreateVersion7();
        var handle = input.Handle ?? Suffixed(Slug.From(input.Title) is { Length: > 0 } slug ? slug : "product", suffix);
        var row = new ProductRow(id, handle)
        {
            Title = input.Title,
            Description = input.Description,
            ShortDescription = input.ShortDescription,
            Vendor = input.Vendor,
            ProductType = input.ProductType,
            CategoryId = input.CategoryId,
            Tags = input.Tags,
            Attributes = input.Attributes is null ? null : JsonSerializer.Serialize(input.Attributes, CatalogueJson.Default.IReadOnlyDictionaryStringString),
            Currency = input.Currency,
            Active = input.Active,
            Featured = input.Featured,
            SeoTitle = input.SeoTitle,
            SeoDescription = input.SeoDescription,
        };
        return new(row, [.. input.Variants.Select((variant, index) => Variant(row, variant, index, suffix))]);
    }

    public static string Sku(string handle, IReadOnlyList<VariantOption>? options, int position) =>
        Slug.From(options is { Count: > 0 } ? $"{handle} {string.Join(' ', options.Select(o => o.Value))}" : position == 0 ? handle : $"{handle} {position + 1}");

    public static string? Title(IReadOnlyList<VariantOption>? options) => options is { Count: > 0 } ? string.Join(" / ", options.Select(o => o.Value)) : null;

    public static ProductDetail Detail(ProductInput input, NewProduct product, string currency, DateTimeOffset now) => new(
        product.Row.Id, product.Row.Handle, input.Title, input.Description, input.ShortDescription, input.Vendor, input.ProductType, input.CategoryId,
        input.Tags ?? [], input.Attributes ?? new Dictionary<string, string>(), input.Currency ?? currency, input.Active ?? true, input.Featured ?? false,
        input.SeoTitle, input.SeoDescription, Version: 1,
        [.. product.Variants.Zip(input.Variants, (row, variant) => new VariantDetail(
            row.Id, row.Sku, row.Title, variant.Options ?? [], variant.Price, variant.CompareAtPrice, variant.Cost, variant.Barcode, variant.WeightGrams,
            variant.TrackInventory ?? true, variant.LowStockThreshold, null, false, row.OnHand, 0, row.OnHand))],
        [], now, now);

    private static VariantRow Variant(ProductRow product, VariantInput input, int index, string? suffix) => new(
        Guid.CreateVersion7(), product.Id, Guid.CreateVersion7(), index, input.Sku ?? Suffixed(Sku(product.Handle, input.Options, index), suffix),
        Title(input.Options), input.Options is null ? null : JsonSerializer.Serialize(input.Options, CatalogueJson.Default.IReadOnlyListVariantOption),
        input.Price, input.CompareAtPrice, input.Cost, input.Barcode, input.WeightGrams, input.TrackInventory, input.LowStockThreshold, null, null,
        input.OnHand ?? 0);

    private static string Suffixed(string text, string? suffix) => suffix is null ? text : $"{text}-{suffix}";
}
