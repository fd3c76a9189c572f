using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>The calls about promoted listings that cost a share of the sale.</summary>
internal sealed partial class EbayClient
{
    public const string CostPerSale = "COST_PER_SALE";

    /// <summary>The most ads that one call makes.</summary>
    public const int AdBatchSize = 500;

    /// <summary>The most that lists of campaigns and of ads answer at once.</summary>
    public const int MarketingPageSize = 500;

    private const string Marketing = "sell/marketing/v1";

    /// <param name="offset">How many campaigns come before the page.</param>
    /// <param name="name">Only the one of this name; null: all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ChannelResult<WireCampaigns>> GetCampaignsAsync(int offset, string? name, CancellationToken cancellationToken) => ReadAsync(
        Get(
            $"{Marketing}/ad_campaign?funding_strategy={CostPerSale}&limit={MarketingPageSize}&offset={offset}{(name is null ? "" : $"&campaign_name={Escape(name)}")}",
            "getCampaigns"),
        EbayJson.Default.WireCampaigns, cancellationToken);

    public Task<ChannelResult<WireCampaign>> GetCampaignAsync(string campaign, CancellationToken cancellationToken) =>
        ReadAsync(Get($"{Marketing}/ad_campaign/{Escape(campaign)}", "getCampaign"), EbayJson.Default.WireCampaign, cancellationToken);

    /// <summary>Repeated, it is refused: a seller's campaigns have different names.</summary>
    /// <returns>Its id.</returns>
    public Task<ChannelResult<string>> CreateCampaignAsync(WireNewCampaign campaign, CancellationToken cancellationToken) =>
        CreateAsync(Json(HttpMethod.Post, $"{Marketing}/ad_campaign", "createCampaign", campaign, EbayJson.Default.WireNewCampaign).SafeToRepeat(), cancellationToken);

    /// <param name="campaign">The campaign.</param>
    /// <param name="change"><c>pause</c>, <c>resume</c> or <c>end</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ChannelResult<Done>> ChangeCampaignAsync(string campaign, string change, CancellationToken cancellationToken) =>
        DoAsync(Request(HttpMethod.Post, $"{Marketing}/ad_campaign/{Escape(campaign)}/{change}", $"{change}Campaign").SafeToRepeat(), cancellationToken);

    /// <summary>The ads of a campaign that has not ended.</summary>
    public Task<ChannelResult<WireAds>> GetAdsAsync(string campaign, int offset, CancellationToken cancellationToken) =>
        ReadAsync(Get($"{Marketing}/ad_campaign/{Escape(campaign)}/ad?limit={MarketingPageSize}&offset={offset}", "getAds"), EbayJson.Default.WireAds, cancellationToken);

    /// <summary>At most <see cref="AdBatchSize"/>.</summary>
    public Task<ChannelResult<WireBulkAnswer>> CreateAdsAsync(string campaign, IReadOnlyList<WireNewAd> ads, CancellationToken cancellationToken) => ReadAsync(
        Json(
            HttpMethod.Post, $"{Marketing}/ad_campaign/{Escape(campaign)}/bulk_create_ads_by_inventory_reference", "bulkCreateAdsByInventoryReference",
            new WireNewAds(ads), EbayJson.Default.WireNewAds).TakingLong(),
        EbayJson.Default.WireBulkAnswer, cancellationToken);
}
