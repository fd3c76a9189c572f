using System.Globalization;
using System.Net;
using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce.Wire;

namespace Marketplace.Channels.WooCommerce;

/// <summary>Products both ways. Pure.</summary>
internal static class WooCommerceListingMapper
{
    /// <summary>Marks a product of ours by its listing. The underscore keeps it out of the product's page in WordPress.</summary>
    public const string Mark = "_marketplace_listing";

    /// <summary>What is shown of a product whose stock the store does not count.</summary>
    private const int Uncounted = 999;

    /// <param name="product">The product.</param>
    /// <param name="variations">Of a variable one: all of its variations.</param>
    /// <param name="currency">The store's.</param>
    public static RemoteListing ToRemote(WireProduct product, IReadOnlyList<WireVariation> variations, string currency)
    {
        var title = WebUtility.HtmlDecode(product.Name);
        string[] tags = [.. product.Tags.Select(tag => WebUtility.HtmlDecode(tag.Name ?? "")).Where(tag => tag.Length > 0)];
        RemoteVariant[] variants = product.IsVariable
            ? [.. OnSale(variations).Select(variation => Variant(variation, [.. variation.Attributes.Where(choice => !string.IsNullOrEmpty(choice.Option)).Select(Option)], product))]
            : [Variant(product, [], product)];
        Uri[] images = [.. product.Images.Select(image => Uri.TryCreate(image.Src, UriKind.Absolute, out var src) ? src : null).OfType<Uri>()];
        var state = State(product, variations);
        return new RemoteListing(
            Id(product.Id), Uri.TryCreate(product.Permalink, UriKind.Absolute, out var url) ? url : null, state, title, product.Description, currency, tags, variants, images,
            Time(product.DateCreatedGmt), Time(product.DateModifiedGmt),
            Fingerprint.Of([state, title, product.Description ?? "", .. tags, .. variants.Select(Fingerprint.Part), .. images.Select(image => image.OriginalString)]));
    }

    /// <summary>One of ListingStates.</summary>
    public static string State(WireProduct product, IReadOnlyList<WireVariation> variations)
    {
        if (product.Status != "publish")
            return "inactive";
        IEnumerable<WireStocked> offers = product.IsVariable ? OnSale(variations) : [product];
        return offers.Any(offer => IsBuyable(offer, product)) ? "active" : "sold_out";
    }

    /// <summary>A variation that is switched off is <c>private</c>.</summary>
    public static IEnumerable<WireVariation> OnSale(IEnumerable<WireVariation> variations) => variations.Where(variation => variation.Status == "publish");

    public static int Quantity(WireStocked stocked, WireProduct product) => Counting(stocked, product) switch
    {
        { StockQuantity: var quantity } => (int)Math.Clamp(decimal.Floor(quantity ?? 0), 0, int.MaxValue),
        null => stocked.StockStatus == "outofstock" ? 0 : Uncounted,
    };

    /// <summary>Text and the settings that are chosen; not what is sold, nor pictures.</summary>
    public static WireProductWrite ToText(ListingDraft draft, WooCommerceSettings settings) => new()
    {
        Name = draft.Title.Trim(),
        Description = draft.Description,
        CatalogVisibility = settings.Visibility,
        TaxClass = settings.TaxClass,
        ShippingClass = settings.ShippingClass,
        Categories = settings.Category is { } category ? [new WireTermId(category)] : null,
    };

    /// <summary>The names of the dimensions in which the variants differ.</summary>
    public static IReadOnlyList<string> OptionNames(ListingDraft draft) => draft.Variants.Count == 1
        ? []
        : [.. draft.Variants.SelectMany(variant => variant.Options).Select(option => option.Name.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)];

    public static string Value(DraftVariant variant, string name) =>
        variant.Options.FirstOrDefault(option => string.Equals(option.Name.Trim(), name, StringComparison.OrdinalIgnoreCase))?.Value.Trim() ?? "";

    /// <summary>An attribute that the product has keeps its id, and those in which its variations do not differ stay.</summary>
    public static IReadOnlyList<WireAttributeWrite> Attributes(ListingDraft draft, WireProduct? existing) =>
    [
        .. OptionNames(draft).Index().Select(option => new WireAttributeWrite(
            AttributeId(option.Item, existing), option.Item, Position: option.Index, Visible: true, Variation: true,
            Options: [.. draft.Variants.Select(variant => Value(variant, option.Item)).Distinct(StringComparer.Ordinal)])),
        .. (existing?.Attributes ?? []).Where(attribute => !attribute.Variation && !OptionNames(draft).Contains(attribute.Name, StringComparer.OrdinalIgnoreCase))
            .Select(attribute => new WireAttributeWrite(
                attribute.Id == 0 ? null : attribute.Id, attribute.Name, Position: attribute.Position, Visible: attribute.Visible, Variation: false, Options: attribute.Options)),
    ];

    public static IReadOnlyList<WireAttributeWrite> Choices(DraftVariant variant, ListingDraft draft, WireProduct? existing) =>
        [.. OptionNames(draft).Select(name => new WireAttributeWrite(AttributeId(name, existing), name, Option: Value(variant, name)))];

    /// <summary>SKU, price and stock of a new offer.</summary>
    public static WireProductWrite ToOffer(DraftVariant variant) => new()
    {
        Sku = variant.Sku,
        RegularPrice = Price(variant.Price),
        ManageStock = true,
        StockQuantity = Math.Max(0, variant.Quantity),
    };

    /// <summary>What is not as it should be, but for the stock. A sale of the seller's stays as long as buyers pay what they should.</summary>
    public static WireProductWrite WithPrice(WireProductWrite write, DraftVariant variant, WireStocked existing) => existing.Price == variant.Price
        ? write
        : write with { RegularPrice = Price(variant.Price), SalePrice = "" };

    public static string Price(decimal price) => price.ToString("0.00##", CultureInfo.InvariantCulture);

    public static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Times are given in GMT and do not say so.</summary>
    public static DateTimeOffset? Time(DateTime? gmt) => gmt is { } time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : null;

    /// <summary>Where the stock is counted; null where it is not.</summary>
    public static WireStocked? Counting(WireStocked stocked, WireProduct product) => stocked.ManageStock switch
    {
        Managed.Own => stocked,
        Managed.Parent when product.ManageStock is Managed.Own => product,
        _ => null,
    };

    private static bool IsBuyable(WireStocked offer, WireProduct product) =>
        offer.Price is not null && (Quantity(offer, product) > 0 || (Counting(offer, product) ?? offer).TakesBackorders);

    private static RemoteVariant Variant(WireStocked offer, IReadOnlyList<ChannelOption> options, WireProduct product) => new(
        Id(offer.Id), string.IsNullOrEmpty(offer.Sku) ? null : offer.Sku, options, offer.Price ?? 0, Quantity(offer, product));

    private static ChannelOption Option(WireChoice choice) => new(WebUtility.HtmlDecode(choice.Name), WebUtility.HtmlDecode(choice.Option!));

    private static long? AttributeId(string name, WireProduct? existing) =>
        existing?.Attributes.FirstOrDefault(attribute => string.Equals(attribute.Name, name, StringComparison.OrdinalIgnoreCase))?.Id is > 0 and var id ? id : null;
}
