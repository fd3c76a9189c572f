using System.Text.Json.Nodes;

namespace Marketplace.Channels.Ebay.Wire;

/// <summary>An offer, as far as it is used.</summary>
internal sealed record WireOffer
{
    public required string OfferId { get; init; }

    public required string Sku { get; init; }

    public string? MarketplaceId { get; init; }

    /// <summary>PUBLISHED or UNPUBLISHED.</summary>
    public string? Status { get; init; }

    public int? AvailableQuantity { get; init; }

    public string? ListingDescription { get; init; }

    public WirePricing? PricingSummary { get; init; }

    public WireListing? Listing { get; init; }

    public bool IsPublished => Status == "PUBLISHED";
}

internal sealed record WirePricing(WireAmount? Price = null);

/// <param name="ListingStatus">ACTIVE, OUT_OF_STOCK, INACTIVE, ENDED, EBAY_ENDED or NOT_LISTED.</param>
internal sealed record WireListing(string? ListingId = null, string? ListingStatus = null);

internal sealed record WireOffers(IReadOnlyList<JsonObject>? Offers = null);

internal sealed record WireOfferId(string? OfferId = null);

internal sealed record WireListingId(string? ListingId = null);

internal sealed record WireImage(Uri ImageUrl);
