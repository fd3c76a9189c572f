using System.Globalization;
using System.Net;
using Marketplace.Channels.Etsy.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Etsy;

/// <summary>Listings both ways. Pure.</summary>
internal static class EtsyListingMapper
{
    /// <param name="listing">With its pictures.</param>
    /// <param name="inventory">Its inventory, read apart or included.</param>
    public static RemoteListing ToRemote(WireListing listing, WireInventory? inventory)
    {
        // Etsy gives titles and texts with HTML entities.
        var title = WebUtility.HtmlDecode(listing.Title);
        var description = WebUtility.HtmlDecode(listing.Description);
        var variants = inventory is null ? [Only(listing)] : Variants(inventory).ToArray();
        var images = (listing.Images ?? []).OrderBy(image => image.Rank).Select(image => image.UrlFullxfull).OfType<string>().Select(url => new Uri(url)).ToArray();
        var state = State(listing.State);
        return new RemoteListing(
            Id(listing.ListingId), Uri.TryCreate(listing.Url, UriKind.Absolute, out var url) ? url : null, state, title, description, listing.Price.CurrencyCode,
            listing.Tags ?? [], variants, images, Time(listing.CreatedTimestamp), Time(listing.UpdatedTimestamp),
            Fingerprint.Of([state, title, description ?? "", .. listing.Tags ?? [], .. variants.Select(Fingerprint.Part), .. images.Select(image => image.OriginalString)]));
    }

    /// <summary>Etsy's <c>state</c> as one of ListingStates; a listing that ran out of its four months has ended.</summary>
    public static string State(string state) => state is "expired" ? "ended" : state;

    public static IReadOnlyList<KeyValuePair<string, string>> ToCreate(ListingDraft draft, EtsySettings settings) =>
    [
        .. ToUpdate(draft, settings),
        new("quantity", Number(Math.Clamp(draft.Variants.Sum(variant => (long)variant.Quantity), 1, EtsyRules.HighestQuantity))),
        new("price", Number(draft.Variants.Min(variant => variant.Price))),
        new("is_supply", "false"),
        new("type", "physical"),
        .. Optional("readiness_state_id", settings.ReadinessStateId),
    ];

    /// <summary>Text and those settings that are chosen.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> ToUpdate(ListingDraft draft, EtsySettings settings) =>
    [
        new("title", EtsyText.Title(draft.Title)),
        new("description", EtsyText.Description(draft.Description)),
        new("tags", string.Join(',', EtsyText.Tags(draft.Tags))),
        .. Optional("who_made", settings.WhoMade),
        .. Optional("when_made", settings.WhenMade),
        .. Optional("taxonomy_id", settings.TaxonomyId),
        .. Optional("shipping_profile_id", settings.ShippingProfileId),
        .. Optional("return_policy_id", settings.ReturnPolicyId),
    ];

    public static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    public static DateTimeOffset? Time(long? seconds) => seconds is { } s ? DateTimeOffset.FromUnixTimeSeconds(s) : null;

    private static IEnumerable<RemoteVariant> Variants(WireInventory inventory) =>
        from product in inventory.Products
        where !product.IsDeleted
        let offering = product.Offerings.FirstOrDefault(offering => !offering.IsDeleted)
        where offering is not null
        select new RemoteVariant(
            Id(product.ProductId), string.IsNullOrEmpty(product.Sku) ? null : product.Sku,
            [.. (product.PropertyValues ?? []).Select(value => new ChannelOption(value.PropertyName ?? Id(value.PropertyId), string.Join(", ", value.Values)))],
            offering.Price.Value, offering.IsEnabled ? offering.Quantity : 0);

    private static RemoteVariant Only(WireListing listing) =>
        new(null, listing.Skus?.FirstOrDefault(sku => sku.Length > 0), [], listing.Price.Value, listing.Quantity);

    private static IEnumerable<KeyValuePair<string, string>> Optional(string name, object? value) => value is null ? [] : [new(name, Number(value))];

    private static string Number(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
