using System.Text.Json;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Shopify;

/// <summary>What Shopify asks of a product, said before it is sent.</summary>
internal static class ShopifyRules
{
    /// <summary>Shopify takes 250; a product's own stay behind ours.</summary>
    public const int MostImages = 50;

    private const int TitleLength = 255;
    private const int SkuLength = 255;
    private const int MostOptions = 3;
    private const int MostVariants = 2048;

    private static readonly string[] _pictureTypes = ["image/jpeg", "image/png", "image/gif", "image/webp"];

    /// <summary>The pictures that Shopify can take, in order.</summary>
    public static IReadOnlyList<DraftImage> Pictures(ListingDraft draft) =>
        [.. draft.Images.Where(image => _pictureTypes.Contains(image.ContentType, StringComparer.OrdinalIgnoreCase)).Take(MostImages)];

    public static IEnumerable<ListingProblem> Check(ListingDraft draft, JsonElement settings)
    {
        if (string.IsNullOrWhiteSpace(draft.Title))
            yield return new ListingProblem("title", "Shopify needs a title.");
        if (draft.Title.Trim().Length > TitleLength)
            yield return new ListingProblem("title", $"Shopify takes titles of at most {TitleLength} characters; this one has {draft.Title.Trim().Length}.");
        if (draft.Variants.Any(variant => variant.Price < 0))
            yield return new ListingProblem("price", "A price cannot be below zero.");
        foreach (var problem in Variants(draft))
            yield return problem;
        foreach (var name in ShopifySettings.Read(settings).Missing)
            yield return new ListingProblem(name, "Choose this for your Shopify shop first.");
    }

    private static IEnumerable<ListingProblem> Variants(ListingDraft draft)
    {
        if (draft.Variants.Count == 0)
            yield return new ListingProblem("variants", "There is nothing to sell: the product has no variant.");
        if (draft.Variants.Count > MostVariants)
            yield return new ListingProblem("variants", $"Shopify allows {MostVariants:N0} variants; this product has {draft.Variants.Count:N0}.");
        var names = ShopifyListingMapper.OptionNames(draft);
        if (names.Count > MostOptions)
            yield return new ListingProblem("variants", $"Shopify allows {MostOptions} kinds of options; this product has {names.Count}: {string.Join(", ", names)}.");
        if (draft.Variants.Count > 1 && draft.Variants.Any(variant => variant.Options.Count(option => option.Value.Trim().Length > 0) != names.Count || names.Count == 0))
            yield return new ListingProblem("variants", "Every variant needs a value for every option, so that buyers can choose.");
        else if (draft.Variants.GroupBy(variant => string.Join('\u001f', names.Select(name => variant.Options.First(option => option.Name == name).Value.Trim()))).Any(same => same.Count() > 1))
            yield return new ListingProblem("variants", "Two variants have the same options.");
        if (draft.Variants.GroupBy(variant => variant.Sku, StringComparer.Ordinal).Any(same => same.Count() > 1))
            yield return new ListingProblem("sku", "Two variants have the same SKU.");
        if (draft.Variants.FirstOrDefault(variant => variant.Sku.Length is 0 or > SkuLength) is { } sku)
            yield return new ListingProblem("sku", sku.Sku.Length == 0 ? "Every variant needs a SKU." : $"Shopify takes SKUs of at most {SkuLength} characters; '{sku.Sku[..20]}…' is longer.");
    }
}
