using System.Text.Json;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.WooCommerce;

/// <summary>What WooCommerce, and WordPress below it, ask of a product, said before it is sent.</summary>
internal static class WooCommerceRules
{
    /// <summary>Each is fetched by the store while the call waits.</summary>
    public const int MostImages = 20;

    /// <summary>Of a batch: tags are made in one.</summary>
    public const int MostTags = WooCommerceClient.Most;

    /// <summary>The columns of WordPress's tables: a SKU is kept in one of 100 characters, a term in one of 200.</summary>
    private const int SkuLength = 100, TermLength = 200, TitleLength = 1000;

    private static readonly string[] _pictureTypes = ["image/jpeg", "image/png", "image/gif", "image/webp"];

    /// <summary>The pictures that the store can fetch, in order.</summary>
    public static IReadOnlyList<DraftImage> Pictures(ListingDraft draft) =>
        [.. draft.Images.Where(image => image.Address is not null && _pictureTypes.Contains(image.ContentType, StringComparer.OrdinalIgnoreCase)).Take(MostImages)];

    /// <summary>The tags that fit; the others are left out rather than refused.</summary>
    public static IReadOnlyList<string> Tags(ListingDraft draft) =>
        [.. draft.Tags.Select(tag => tag.Trim()).Where(tag => tag.Length is > 0 and <= TermLength).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostTags)];

    /// <param name="draft">What is to be listed.</param>
    /// <param name="settings">The seller's choices; one that WooCommerce would not understand is a problem.</param>
    public static IEnumerable<ListingProblem> Check(ListingDraft draft, JsonElement settings)
    {
        if (string.IsNullOrWhiteSpace(draft.Title))
            yield return new ListingProblem("title", "WooCommerce needs a title.");
        if (draft.Title.Trim().Length > TitleLength)
            yield return new ListingProblem("title", $"A title of {draft.Title.Trim().Length:N0} characters is too long for a store; at most {TitleLength:N0}.");
        if (draft.Variants.Any(variant => variant.Price < 0))
            yield return new ListingProblem("price", "A price cannot be below zero.");
        if (WooCommerceSettings.Read(settings).Visibility is not (null or "visible" or "catalog" or "search" or "hidden"))
            yield return new ListingProblem(WooCommerceSettings.Names.Visibility, "Choose where the product is shown.");
        foreach (var problem in Variants(draft))
            yield return problem;
    }

    private static IEnumerable<ListingProblem> Variants(ListingDraft draft)
    {
        var names = WooCommerceListingMapper.OptionNames(draft);
        if (draft.Variants.Count == 0)
            yield return new ListingProblem("variants", "There is nothing to sell: the product has no variant.");
        if (draft.Variants.Count > 1 && (names.Count == 0 || draft.Variants.Any(variant => names.Any(name => WooCommerceListingMapper.Value(variant, name).Length == 0))))
            yield return new ListingProblem("variants", "Every variant needs a value for every option, so that buyers can choose.");
        else if (draft.Variants.Count > 1 && draft.Variants.GroupBy(variant => string.Join('\u001f', names.Select(name => WooCommerceListingMapper.Value(variant, name)))).Any(same => same.Count() > 1))
            yield return new ListingProblem("variants", "Two variants have the same options.");
        // WooCommerce parts the values of an attribute by it.
        if (draft.Variants.Count > 1 && draft.Variants.SelectMany(variant => variant.Options).FirstOrDefault(option => option.Value.Contains('|', StringComparison.Ordinal)) is { } barred)
            yield return new ListingProblem("variants", $"WooCommerce does not allow '|' in an option, as in {barred.Value}.");
        // The database compares SKUs without regard to case.
        if (draft.Variants.GroupBy(variant => variant.Sku, StringComparer.OrdinalIgnoreCase).Any(same => same.Count() > 1))
            yield return new ListingProblem("sku", "Two variants have the same SKU.");
        if (draft.Variants.FirstOrDefault(variant => variant.Sku.Length is 0 or > SkuLength) is { } sku)
            yield return new ListingProblem("sku", sku.Sku.Length == 0 ? "Every variant needs a SKU." : $"WooCommerce takes SKUs of at most {SkuLength} characters; '{sku.Sku[..20]}…' is longer.");
    }
}
