using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Marketing;

/// <summary>The listings that a campaign promotes.</summary>
internal static class AdEndpoints
{
    private const int BatchLimit = 500;

    public static void MapAds(this RouteGroupBuilder api)
    {
        api.MapGet("/ad_campaign/{campaign_id}/ad", GetAll).Named(EbayApi.Marketing, "getAds", "sell.marketing.readonly", "sell.marketing");
        api.MapPost("/ad_campaign/{campaign_id}/bulk_create_ads_by_listing_id", CreateAsync).Named(EbayApi.Marketing, "bulkCreateAdsByListingId", "sell.marketing");
        api.MapPost("/ad_campaign/{campaign_id}/bulk_create_ads_by_inventory_reference", CreateByReferenceAsync).Named(EbayApi.Marketing, "bulkCreateAdsByInventoryReference", "sell.marketing");
        api.MapPost("/ad_campaign/{campaign_id}/bulk_delete_ads_by_listing_id", DeleteAsync).Named(EbayApi.Marketing, "bulkDeleteAdsByListingId", "sell.marketing");
    }

    private static IResult GetAll(EbayCall call, string campaign_id)
    {
        call.Allow("ad_group_ids", "ad_status", "limit", "listing_ids", "offset");
        var page = Paging.Read(call, most: 500, usual: 10, byPage: false, problem => CampaignEndpoints.Refuse(35029, problem));
        var campaign = Running(call, campaign_id);
        CampaignAd[] ads = [.. campaign.Ads.Where(ad => call.Query("listing_ids") is not { } ids || ids.Split(',').Contains(ad.ListingId))];
        return EbayJson.Ok(new
        {
            href = page.Href,
            limit = page.Limit,
            offset = page.Offset,
            total = ads.Length,
            next = page.Next(ads.Length, byPage: false),
            ads = page.Of(ads).Select(ad => new { adId = ad.Id, listingId = ad.ListingId, inventoryReferenceId = ad.Reference?.Id, inventoryReferenceType = ad.Reference?.Type, bidPercentage = ad.BidPercentage }),
        });
    }

    private static async Task<IResult> CreateAsync(EbayCall call, string campaign_id)
    {
        var requests = Check((await EbayJson.ReadAsync<AdBodies>(call)).Requests, request => request.ListingId);
        using (call.Store.Change())
        {
            var campaign = Running(call, campaign_id);
            return Answer(requests, body =>
            {
                var ad = new CampaignAd(call.Store.NextName(), AdRules.Listing(call, campaign, body.ListingId).Id, AdRules.Bid(campaign, body.BidPercentage));
                campaign = call.Store.Campaigns.Put(campaign.Id, campaign with { Ads = [.. campaign.Ads, ad] });
                return new AdAnswer(201) { ListingId = ad.ListingId, AdId = ad.Id, Href = HrefOf(call, ad) };
            }, (status, body) => new AdAnswer(status) { ListingId = body.ListingId });
        }
    }

    /// <summary>"Each variation in a multiple-variation listing creates an individual ad."</summary>
    private static async Task<IResult> CreateByReferenceAsync(EbayCall call, string campaign_id)
    {
        var requests = Check((await EbayJson.ReadAsync<ReferenceBodies>(call)).Requests, request => $"{request.InventoryReferenceType} {request.InventoryReferenceId}");
        using (call.Store.Change())
        {
            var campaign = Running(call, campaign_id);
            return Answer(requests, body =>
            {
                if (body.AdGroupId is not null)
                    throw CampaignEndpoints.Refuse(36106, "The 'adGroupId' is not supported for CPS funding model.");
                var listing = AdRules.Listing(call, campaign, body.InventoryReferenceId, body.InventoryReferenceType);
                var bid = AdRules.Bid(campaign, body.BidPercentage);
                CampaignAd[] ads = [.. listing.Skus.Select(_ => new CampaignAd(call.Store.NextName(), listing.Id, bid, new AdReference(body.InventoryReferenceId!, body.InventoryReferenceType!)))];
                campaign = call.Store.Campaigns.Put(campaign.Id, campaign with { Ads = [.. campaign.Ads, .. ads] });
                return Of(201, body) with { Ads = ads.Select(ad => new { adId = ad.Id, href = HrefOf(call, ad) }) };
            }, Of);
        }

        static AdAnswer Of(int status, ReferenceBody body) => new(status) { InventoryReferenceId = body.InventoryReferenceId, InventoryReferenceType = body.InventoryReferenceType };
    }

    private static async Task<IResult> DeleteAsync(EbayCall call, string campaign_id)
    {
        var requests = Check((await EbayJson.ReadAsync<AdBodies>(call)).Requests, request => request.ListingId);
        using (call.Store.Change())
        {
            var campaign = Running(call, campaign_id);
            return Answer(requests, body =>
            {
                if (campaign.Ads.FirstOrDefault(ad => ad.ListingId == body.ListingId) is not { } ad)
                    throw CampaignEndpoints.Refuse(35013, $"The listing ID {body.ListingId} is not valid.");
                campaign = call.Store.Campaigns.Put(campaign.Id, campaign with { Ads = [.. campaign.Ads.Where(a => a != ad)] });
                return new AdAnswer(200) { ListingId = ad.ListingId, AdId = ad.Id };
            }, (status, body) => new AdAnswer(status) { ListingId = body.ListingId });
        }
    }

    private static Campaign Running(EbayCall call, string id) => CampaignEndpoints.Find(call, id) is var campaign && campaign.StatusAt(call.Store.Now) != CampaignStates.Ended
        ? campaign
        : throw CampaignEndpoints.Refuse(35035, $"The campaign with campaign id {id} has ended.");

    private static string HrefOf(EbayCall call, CampaignAd ad) => $"{call.Origin}{call.Request.Path.Value![..call.Request.Path.Value!.LastIndexOf('/')]}/ad/{ad.Id}";

    private static IReadOnlyList<T> Check<T>(IReadOnlyList<T>? requests, Func<T, string?> key)
    {
        if (requests is not { Count: > 0 })
            throw CampaignEndpoints.Refuse(35033, "At least one request is required for bulk requests.");
        if (requests.Count > BatchLimit)
        {
            throw CampaignEndpoints.Refuse(
                35071, $"You have exceeded the maximum number of listing IDs or inventory reference IDs. Only {BatchLimit} IDs are supported per call.", StatusCodes.Status409Conflict);
        }
        return requests.DistinctBy(key).Count() == requests.Count
            ? requests
            : throw CampaignEndpoints.Refuse(35018, "There are duplicate listing IDs or inventoryReference IDs in this request. You must remove the duplicate.");
    }

    private static IResult Answer<T>(IReadOnlyList<T> requests, Func<T, AdAnswer> run, Func<int, T, AdAnswer> refuse)
    {
        AdAnswer[] responses = [.. requests.Select(Try)];
        return EbayJson.Ok(new { responses }, responses.Any(response => response.Errors is not null) ? StatusCodes.Status207MultiStatus : StatusCodes.Status200OK);

        AdAnswer Try(T body)
        {
            try
            {
                return run(body);
            }
            catch (EbayRefusal refusal)
            {
                return refuse(refusal.Status, body) with { Errors = refusal.Errors };
            }
        }
    }

    /// <summary>One entry of a bulk answer, with the members of all of them.</summary>
    private sealed record AdAnswer(int StatusCode)
    {
        public string? ListingId { get; init; }
        public string? InventoryReferenceId { get; init; }
        public string? InventoryReferenceType { get; init; }
        public string? AdId { get; init; }
        public string? Href { get; init; }
        public object? Ads { get; init; }
        public IReadOnlyList<EbayError>? Errors { get; init; }
    }

    private sealed record AdBodies(IReadOnlyList<AdBody>? Requests);

    private sealed record AdBody(string? AdGroupId, string? BidPercentage, string? ListingId);

    private sealed record ReferenceBodies(IReadOnlyList<ReferenceBody>? Requests);

    private sealed record ReferenceBody(string? AdGroupId, string? BidPercentage, string? InventoryReferenceId, string? InventoryReferenceType);
}
