namespace Marketplace.Channels.Ebay.Wire;

/// <param name="StartDate">As <c>yyyy-MM-ddThh:mm:ssZ</c>.</param>
/// <param name="EndDate">Null: none.</param>
internal sealed record WireNewCampaign(string CampaignName, string MarketplaceId, string StartDate, string? EndDate, WireFunding FundingStrategy);

/// <param name="FundingModel"><c>COST_PER_SALE</c> or <c>COST_PER_CLICK</c>.</param>
/// <param name="BidPercentage">With one decimal; absent where <paramref name="AdRateStrategy"/> is <c>DYNAMIC</c>.</param>
internal sealed record WireFunding(string? FundingModel = null, string? BidPercentage = null, string? AdRateStrategy = null);

internal sealed record WireCampaigns(int Total = 0, IReadOnlyList<WireCampaign>? Campaigns = null);

internal sealed record WireCampaign(
    string CampaignId, string? CampaignName = null, string? CampaignStatus = null, string? MarketplaceId = null, DateTimeOffset? StartDate = null, DateTimeOffset? EndDate = null,
    WireFunding? FundingStrategy = null);

internal sealed record WireAds(int Total = 0, IReadOnlyList<WireAd>? Ads = null);

/// <summary>A listing with variations has an ad of each.</summary>
/// <param name="InventoryReferenceId">Absent where the ad was made by the item number.</param>
internal sealed record WireAd(string? ListingId = null, string? InventoryReferenceId = null, string? InventoryReferenceType = null);

internal sealed record WireNewAds(IReadOnlyList<WireNewAd> Requests);

internal sealed record WireNewAd(string InventoryReferenceId, string InventoryReferenceType, string BidPercentage);
