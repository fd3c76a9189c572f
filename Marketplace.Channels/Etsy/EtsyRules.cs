using System.Text.Json;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Etsy;

/// <summary>What Etsy asks of a listing, said before it is sent.</summary>
internal static class EtsyRules
{
    /// <summary>Per variation. A seller with more in stock shows this many and is topped up as they sell.</summary>
    public const int HighestQuantity = 999;

    public const int MostImages = 10;

    private const decimal LowestPrice = 0.20m;
    private const decimal HighestPrice = 50_000m;
    private const int MostDimensions = 2;
    private const int MostVariations = 70;
    private const int SkuLength = 32;

    private static readonly string[] _pictureTypes = ["image/jpeg", "image/png", "image/gif"];

    public static int Quantity(int available) => Math.Clamp(available, 0, HighestQuantity);

    /// <summary>The pictures that Etsy can take, in order.</summary>
    public static IReadOnlyList<DraftImage> Pictures(ListingDraft draft) =>
        [.. draft.Images.Where(image => _pictureTypes.Contains(image.ContentType, StringComparer.OrdinalIgnoreCase)).Take(MostImages)];

    public static IEnumerable<ListingProblem> Check(ListingDraft draft, JsonElement settings) =>
    [
        .. CheckContent(draft),
        .. Quantities(draft),
        .. Images(draft),
        .. EtsySettings.Read(settings).Missing.Select(name => new ListingProblem(name, "Choose this for your Etsy shop first.")),
    ];

    /// <summary>What must hold for an update too, where stock and settings are not touched.</summary>
    public static IEnumerable<ListingProblem> CheckContent(ListingDraft draft)
    {
        if (EtsyText.TitleProblem(EtsyText.Title(draft.Title)) is { } title)
            yield return new ListingProblem("title", title);
        if (EtsyText.Description(draft.Description).Length == 0)
            yield return new ListingProblem("description", "Etsy needs a description.");
        if (draft.Variants.Count == 0)
            yield return new ListingProblem("variants", "There is nothing to sell: the product has no variant.");
        if (draft.Variants.Any(variant => variant.Price < LowestPrice))
            yield return new ListingProblem("price", $"Etsy takes prices from {LowestPrice} {draft.Currency}.");
        if (draft.Variants.Any(variant => variant.Price > HighestPrice))
            yield return new ListingProblem("price", $"Etsy takes prices up to {HighestPrice:N0} {draft.Currency}.");
        if (draft.Variants.FirstOrDefault(variant => variant.Sku.Length > SkuLength) is { } longSku)
            yield return new ListingProblem("sku", $"Etsy takes SKUs of at most {SkuLength} characters; '{longSku.Sku}' is longer.");
        foreach (var problem in Variations(draft))
            yield return problem;
    }

    private static IEnumerable<ListingProblem> Variations(ListingDraft draft)
    {
        var dimensions = EtsyInventoryMapper.OptionNames(draft);
        if (dimensions.Count > MostDimensions)
            yield return new ListingProblem("variants", $"Etsy allows {MostDimensions} kinds of options; this product has {dimensions.Count}: {string.Join(", ", dimensions)}.");
        if (draft.Variants.Count > MostVariations)
            yield return new ListingProblem("variants", $"Etsy allows {MostVariations} variations; this product has {draft.Variants.Count}.");
        if (draft.Variants.Count > 1 && draft.Variants.Any(variant => variant.Options.Count != dimensions.Count))
            yield return new ListingProblem("variants", "Every variant needs a value for every option, so that buyers can choose.");
        if (draft.Variants.GroupBy(variant => variant.Sku, StringComparer.Ordinal).Any(same => same.Count() > 1))
            yield return new ListingProblem("sku", "Two variants have the same SKU.");
    }

    private static IEnumerable<ListingProblem> Quantities(ListingDraft draft) => draft.Variants.Any(variant => variant.Quantity > 0)
        ? []
        : [new ListingProblem("quantity", "Nothing is in stock. Etsy publishes only what can be bought.")];

    private static IEnumerable<ListingProblem> Images(ListingDraft draft) => Pictures(draft).Count > 0
        ? []
        : [new ListingProblem("images", draft.Images.Count == 0 ? "Etsy needs at least one picture." : "Etsy needs at least one picture in JPEG, PNG or GIF.")];
}
