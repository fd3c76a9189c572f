namespace Marketplace.Sandbox.Ebay.Store;

/// <summary>A promoted-listings campaign that is paid by sale.</summary>
/// <param name="Status">RUNNING or ENDED.</param>
internal sealed record Campaign(
    string Id, string UserId, string Name, string MarketplaceId, string Status, string BidPercentage, DateTimeOffset StartDate, DateTimeOffset? EndDate, IReadOnlyList<CampaignAd> Ads);

internal sealed record CampaignAd(string Id, string ListingId, string BidPercentage);
