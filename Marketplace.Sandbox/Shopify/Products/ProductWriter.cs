using System.Globalization;
using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.Products;

/// <summary>Makes the product that an input describes. The input has been checked; inside a change.</summary>
internal static class ProductWriter
{
    public static Product Write(ProductInput input, Product? existing, string? handle, ShopifyCall call)
    {
        var store = call.Store;
        var title = input.Title ?? existing!.Title;
        var options = Options(input, existing, store);
        return new Product
        {
            Id = existing?.Id ?? store.NextId(),
            Shop = call.Domain,
            Title = title,
            Handle = input.Handle ?? existing?.Handle ?? handle ?? FreeHandle(title, call),
            DescriptionHtml = input.DescriptionHtml ?? existing?.DescriptionHtml ?? "",
            Vendor = input.Vendor ?? existing?.Vendor ?? call.Shop.Name,
            ProductType = input.ProductType ?? existing?.ProductType ?? "",
            Tags = input.Tags ?? existing?.Tags ?? [],
            Status = input.Status ?? existing?.Status ?? ProductStatus.Active,
            Options = options,
            Variants = input.Variants is { } variants ? [.. variants.Select(v => Variant(v, existing, options, call))] : existing?.Variants ?? [DefaultVariant(store)],
            MediaIds = input.Files is { } files ? [.. files.Select(f => ProductFiles.Take(f, call))] : existing?.MediaIds ?? [],
            PublishedOn = existing?.PublishedOn ?? [],
            CreatedAt = existing?.CreatedAt ?? store.Now,
            UpdatedAt = store.Now,
        };
    }

    private static IReadOnlyList<ProductOption> Options(ProductInput input, Product? existing, ShopifyStore store) => input.ProductOptions is { } options
        ? [.. options.Select(o => new ProductOption(existing?.Options.FirstOrDefault(e => e.Name == o.Name)?.Id ?? store.NextId(), o.Name!, [.. o.Values!.Select(v => v.Name!)]))]
        : existing?.Options ?? [new ProductOption(store.NextId(), "Title", ["Default Title"])];

    private static Variant DefaultVariant(ShopifyStore store) => new(store.NextId(), store.NextId(), null, null, 0, null, ["Default Title"], [], Tracked: false);

    private static Variant Variant(VariantInput input, Product? existing, IReadOnlyList<ProductOption> options, ShopifyCall call)
    {
        string[] values = [.. options.Select(o => input.OptionValues.First(v => v.OptionName == o.Name).Name!)];
        // Without an id the variant of the same values is meant.
        var old = existing?.Variants.FirstOrDefault(v => input.Id is null ? v.OptionValues.SequenceEqual(values) : Gid.Of("ProductVariant", v.Id) == input.Id);
        var variant = old ?? new Variant(call.Store.NextId(), call.Store.NextId(), null, null, 0, null, values, [], Tracked: false);
        foreach (var stock in input.InventoryQuantities ?? [])
        {
            var location = Gid.Parse(stock.LocationId, "Location");
            var committed = variant.Levels.FirstOrDefault(l => l.LocationId == location)?.Committed ?? 0;
            variant = variant.With(new StockLevel(location, stock.Name == "on_hand" ? stock.Quantity - committed : stock.Quantity, committed));
        }
        return variant with
        {
            OptionValues = values,
            Sku = input.Sku ?? input.InventoryItem?.Sku ?? variant.Sku,
            Barcode = input.Barcode ?? variant.Barcode,
            Price = Amount(input.Price) ?? variant.Price,
            CompareAtPrice = Amount(input.CompareAtPrice) ?? variant.CompareAtPrice,
            Tracked = input.InventoryItem?.Tracked ?? variant.Tracked,
            SellsWithoutStock = input.InventoryPolicy is { } policy ? policy == "CONTINUE" : variant.SellsWithoutStock,
        };
    }

    /// <summary>From the title; a number follows where the handle is taken.</summary>
    private static string FreeHandle(string title, ShopifyCall call)
    {
        var taken = call.Store.ProductsByShop.Of(call.Domain).ByHandle;
        var handle = string.Join('-', new string([.. title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return Enumerable.Range(0, int.MaxValue).Select(n => n == 0 ? handle : $"{handle}-{n}").First(h => !taken.ContainsKey(h));
    }

    public static decimal? Amount(string? price) => price is null ? null : decimal.Parse(price, NumberStyles.Number, CultureInfo.InvariantCulture);
}
