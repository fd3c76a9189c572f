using System.Text.Json;

namespace Marketplace.Sandbox.Ebay.Store;

/// <param name="ListingId">The live listing; null while it is not published.</param>
internal sealed record StoredOffer(string UserId, string OfferId, OfferBody Body, string? ListingId)
{
    public string Sku => Body.Sku!;
}

/// <summary>The definition's <c>EbayOfferDetailsWithKeys</c>. Parts that nothing here looks into are kept as they came.</summary>
internal record OfferBody
{
    public int? AvailableQuantity { get; init; }
    public string? CategoryId { get; init; }
    public JsonElement? Charity { get; init; }
    public JsonElement? ExtendedProducerResponsibility { get; init; }
    public string? Format { get; init; }
    public bool? HideBuyerDetails { get; init; }
    public bool? IncludeCatalogProductDetails { get; init; }
    public string? ListingDescription { get; init; }
    public string? ListingDuration { get; init; }
    public ListingPolicies? ListingPolicies { get; init; }
    public string? ListingStartDate { get; init; }
    public int? LotSize { get; init; }
    public string? MarketplaceId { get; init; }
    public string? MerchantLocationKey { get; init; }
    public PricingSummary? PricingSummary { get; init; }
    public int? QuantityLimitPerBuyer { get; init; }
    public JsonElement? Regulatory { get; init; }
    public string? SecondaryCategoryId { get; init; }
    public string? Sku { get; init; }
    public IReadOnlyList<string>? StoreCategoryNames { get; init; }
    public JsonElement? Tax { get; init; }
}

internal sealed record ListingPolicies
{
    public JsonElement? BestOfferTerms { get; init; }
    public bool? EBayPlusIfEligible { get; init; }
    public string? FulfillmentPolicyId { get; init; }
    public string? PaymentPolicyId { get; init; }
    public IReadOnlyList<string>? ProductCompliancePolicyIds { get; init; }
    public JsonElement? RegionalProductCompliancePolicies { get; init; }
    public JsonElement? RegionalTakeBackPolicies { get; init; }
    public string? ReturnPolicyId { get; init; }
    public JsonElement? ShippingCostOverrides { get; init; }
    public string? TakeBackPolicyId { get; init; }
}

internal sealed record PricingSummary
{
    public Amount? AuctionReservePrice { get; init; }
    public Amount? AuctionStartPrice { get; init; }
    public Amount? MinimumAdvertisedPrice { get; init; }
    public string? OriginallySoldForRetailPriceOn { get; init; }
    public Amount? OriginalRetailPrice { get; init; }
    public Amount? Price { get; init; }
    public string? PricingVisibility { get; init; }
}

/// <summary>A listing on the site. Its content is that of its offers and items, at any time.</summary>
/// <param name="GroupKey">The item group of a listing with variations.</param>
/// <param name="Skus">What it offers, in order.</param>
/// <param name="RevisedOn">The day that <paramref name="Revisions"/> counts.</param>
internal sealed record EbayListing(
    string Id, string UserId, string MarketplaceId, string? GroupKey, IReadOnlyList<string> Skus, bool Ended, DateTimeOffset CreatedAt,
    IReadOnlyDictionary<string, int> Sold, DateOnly RevisedOn, int Revisions);
