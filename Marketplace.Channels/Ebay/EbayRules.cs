using System.Text.Json;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>What eBay asks of a listing, said before it is sent.</summary>
internal static class EbayRules
{
    public const int MostImages = 24;

    private const decimal LowestPrice = 0.99m;
    private const int MostDimensions = 5;
    private const int MostVariations = 250;

    private static readonly string[] _pictureTypes = ["image/jpeg", "image/png", "image/gif"];

    /// <summary>The pictures that eBay can take, in order.</summary>
    public static IReadOnlyList<DraftImage> Pictures(ListingDraft draft) =>
        [.. draft.Images.Where(image => _pictureTypes.Contains(image.ContentType, StringComparer.OrdinalIgnoreCase)).Take(MostImages)];

    /// <summary>The names of the options in which the variants of a group differ.</summary>
    public static IReadOnlyList<string> OptionNames(ListingDraft draft) => draft.Variants.Count == 1
        ? []
        : [.. draft.Variants.SelectMany(variant => variant.Options).Select(option => option.Name).Distinct(StringComparer.Ordinal)];

    public static IEnumerable<ListingProblem> Check(ListingDraft draft, JsonElement settings) =>
    [
        .. CheckContent(draft, EbaySettings.Read(settings)),
        .. draft.Variants.Any(variant => variant.Quantity > 0) ? [] : (ListingProblem[])[new("quantity", "Nothing is in stock. eBay publishes only what can be bought.")],
        .. Pictures(draft).Count > 0 ? [] : (ListingProblem[])[new("images", draft.Images.Count == 0 ? "eBay needs at least one picture." : "eBay needs at least one picture in JPEG, PNG or GIF.")],
        .. EbaySettings.Read(settings).Missing.Select(name => new ListingProblem(name, "Choose this for your eBay account first.")),
    ];

    /// <summary>What must hold for an update too, where stock and settings are not touched.</summary>
    public static IEnumerable<ListingProblem> CheckContent(ListingDraft draft, EbaySettings settings)
    {
        var title = EbayText.Title(draft.Title);
        if (title.Length == 0)
            yield return new ListingProblem("title", "eBay needs a title.");
        if (title.Length > EbayText.TitleLength)
            yield return new ListingProblem("title", $"eBay takes titles of at most {EbayText.TitleLength} characters; this one has {title.Length}.");
        if (string.IsNullOrWhiteSpace(draft.Description))
            yield return new ListingProblem("description", "eBay needs a description.");
        if (draft.Variants.Count == 0)
            yield return new ListingProblem("variants", "There is nothing to sell: the product has no variant.");
        if (draft.Currency != settings.Site.Currency)
            yield return new ListingProblem("price", $"{settings.Site.Name} sells in {settings.Site.Currency}; the product's price is in {draft.Currency}.");
        if (draft.Variants.Any(variant => variant.Price < LowestPrice))
            yield return new ListingProblem("price", $"eBay takes prices from {LowestPrice} {draft.Currency}.");
        if (draft.Variants.FirstOrDefault(variant => !EbayText.IsSku(variant.Sku)) is { } wrong)
            yield return new ListingProblem("sku", $"eBay takes SKUs of at most {EbayText.SkuLength} letters, digits, dots, dashes and spaces; '{wrong.Sku}' is none.");
        foreach (var problem in Variations(draft))
            yield return problem;
    }

    private static IEnumerable<ListingProblem> Variations(ListingDraft draft)
    {
        var dimensions = OptionNames(draft);
        if (dimensions.Count > MostDimensions)
            yield return new ListingProblem("variants", $"eBay allows {MostDimensions} kinds of options; this product has {dimensions.Count}: {string.Join(", ", dimensions)}.");
        if (draft.Variants.Count > MostVariations)
            yield return new ListingProblem("variants", $"eBay allows {MostVariations} variations; this product has {draft.Variants.Count}.");
        if (draft.Variants.Count > 1 && draft.Variants.Any(variant => variant.Options.Count != dimensions.Count))
            yield return new ListingProblem("variants", "Every variant needs a value for every option, so that buyers can choose.");
        if (draft.Variants.GroupBy(variant => variant.Sku, StringComparer.Ordinal).Any(same => same.Count() > 1))
            yield return new ListingProblem("sku", "Two variants have the same SKU.");
    }
}
