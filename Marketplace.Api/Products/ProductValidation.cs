using Marketplace.Contracts.Products;
using Marketplace.Grains.Imports.Csv;

namespace Marketplace.Api.Products;

/// <summary>What a product may hold; the errors name the fields as the sender wrote them.</summary>
internal static class ProductValidation
{
    private const int _maxVariants = 2000;

    public static Dictionary<string, string[]> Validate(ProductInput product)
    {
        var errors = new FieldErrors();
        errors.Require("title", product.Title);
        errors.Limit("title", product.Title, 255);
        errors.Limit("handle", product.Handle, Slug.MaxLength);
        if (product.Handle is { } handle && Slug.From(handle) != handle)
            errors.Add("handle", "Use lower-case letters, digits and single hyphens, such as blue-shirt.");
        errors.Limit("description", product.Description, 1024 * 1024);
        errors.Limit("shortDescription", product.ShortDescription, 10_000);
        errors.Limit("vendor", product.Vendor, 255);
        errors.Limit("productType", product.ProductType, 255);
        errors.Limit("seoTitle", product.SeoTitle, 255);
        errors.Limit("seoDescription", product.SeoDescription, 1000);
        if (product.Currency is { } currency && (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper)))
            errors.Add("currency", "Use an ISO 4217 code, such as EUR.");
        if (product.Tags is { Count: > 250 } || product.Tags?.Any(t => string.IsNullOrWhiteSpace(t) || t.Length > 255) == true)
            errors.Add("tags", "At most 250 tags, each of 1 to 255 characters.");
        if (product.Attributes is { Count: > 100 } || product.Attributes?.Any(a => string.IsNullOrWhiteSpace(a.Key) || a.Key.Length > 100 || a.Value.Length > 1000) == true)
            errors.Add("attributes", "At most 100 attributes; a name has 1 to 100 characters, a value at most 1,000.");
        if (product.Variants is not { Count: > 0 and <= _maxVariants })
            errors.Add("variants", $"A product has 1 to {_maxVariants:N0} variants.");
        else
            ValidateVariants(product.Variants, errors);
        return errors.All;
    }

    private static void ValidateVariants(IReadOnlyList<VariantInput> variants, FieldErrors errors)
    {
        var skus = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < variants.Count; i++)
        {
            var (at, variant) = ($"variants[{i}]", variants[i]);
            errors.Limit($"{at}.sku", variant.Sku, 100);
            if (variant.Sku is not null && (string.IsNullOrWhiteSpace(variant.Sku) || !skus.Add(variant.Sku)))
                errors.Add($"{at}.sku", "A SKU is not blank and stands once.");
            errors.Money($"{at}.price", variant.Price);
            errors.Money($"{at}.compareAtPrice", variant.CompareAtPrice);
            errors.Money($"{at}.cost", variant.Cost);
            errors.Count($"{at}.weightGrams", variant.WeightGrams);
            errors.Count($"{at}.lowStockThreshold", variant.LowStockThreshold);
            errors.Count($"{at}.onHand", variant.OnHand);
            errors.Limit($"{at}.barcode", variant.Barcode, 100);
            if (variant.Options is { Count: > 10 } || variant.Options?.Any(o => o.Name is not { Length: > 0 and <= 100 } || o.Value is not { Length: > 0 and <= 255 }) == true)
                errors.Add($"{at}.options", "At most 10 options, each with a name and a value.");
        }
    }
}
