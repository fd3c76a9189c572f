using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Inventory;
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
        api.MapPost("/ad_campaign/{campaign_id}/bulk_delete_ads_by_listing_id", DeleteAsync).Named(EbayApi.Marketing, "bulkDeleteAdsByListingId", "sell.marketing");
    }

    private static IResult GetAll(EbayCall call, string campaign_id)
    {
        call.Allow("ad_group_ids", "ad_status", "limit", "listing_ids", "offset");
        var page = Paging.Read(call, most: 500, usual: 10, byPage: false, problem => CampaignEndpoints.Refuse(35029, problem));
        var campaign = CampaignEndpoints.Find(call, campaign_id);
        CampaignAd[] ads = [.. campaign.Ads.Where(ad => call.Query("listing_ids") is not { } ids || ids.Split(',').Contains(ad.ListingId))];
        return EbayJson.Ok(new
        {
            href = page.Href,
            limit = page.Limit,
            offset = page.Offset,
            total = ads.Length,
            next = page.Next(ads.Length, byPage: false),
            ads = page.Of(ads).Select(ad => new { adId = ad.Id, listingId = ad.ListingId, bidPercentage = ad.BidPercentage, adStatus = campaign.Status == "ENDED" ? "INACTIVE" : "ACTIVE" }),
        });
    }

    private static async Task<IResult> CreateAsync(EbayCall call, string campaign_id)
    {
        var requests = Check(await EbayJson.ReadAsync<AdBodies>(call));
        using (call.Store.Change())
        {
            var campaign = Running(call, campaign_id);
            return Answer(requests, body =>
            {
                var ad = Ad(call, campaign, body);
                campaign = call.Store.Campaigns.Put(campaign.Id, campaign with { Ads = [.. campaign.Ads, ad] });
                return new { statusCode = 201, listingId = ad.ListingId, adId = ad.Id, href = $"{call.Origin}{call.Request.Path.Value!.Replace("bulk_create_ads_by_listing_id", $"ad/{ad.Id}", StringComparison.Ordinal)}" };
            });
        }
    }

    private static async Task<IResult> DeleteAsync(EbayCall call, string campaign_id)
    {
        var requests = Check(await EbayJson.ReadAsync<AdBodies>(call));
        using (call.Store.Change())
        {
            var campaign = Running(call, campaign_id);
            return Answer(requests, body =>
            {
                if (campaign.Ads.FirstOrDefault(ad => ad.ListingId == body.ListingId) is not { } ad)
                    throw CampaignEndpoints.Refuse(35013, $"The listing ID {body.ListingId} is not valid.");
                campaign = call.Store.Campaigns.Put(campaign.Id, campaign with { Ads = [.. campaign.Ads.Where(a => a != ad)] });
                return new { statusCode = 200, listingId = ad.ListingId, adId = ad.Id };
            });
        }
    }

    private static Campaign Running(EbayCall call, string id) => CampaignEndpoints.Find(call, id) is { Status: not "ENDED" } campaign
        ? campaign
        : throw CampaignEndpoints.Refuse(35035, $"The campaign with campaign id {id} has ended.");

    private static CampaignAd Ad(EbayCall call, Campaign campaign, AdBody body)
    {
        if (call.Store.Listings.Find(body.ListingId ?? "") is not { } listing || listing.Ended)
            throw CampaignEndpoints.Refuse(35048, $"The listing ID {body.ListingId} is invalid or has ended.");
        if (listing.UserId != call.User.Id)
            throw CampaignEndpoints.Refuse(35057, $"The listing ID {body.ListingId} does not belong to the seller making this call.", StatusCodes.Status409Conflict);
        if (listing.MarketplaceId != campaign.MarketplaceId)
            throw CampaignEndpoints.Refuse(35054, $"The listing ID {body.ListingId} was created on a different marketplace than the campaign.", StatusCodes.Status409Conflict);
        if (call.Store.Campaigns.All.Any(c => c.UserId == campaign.UserId && c.Status == "RUNNING" && c.Ads.Any(ad => ad.ListingId == listing.Id)))
            throw CampaignEndpoints.Refuse(35036, $"An ad for listing ID {body.ListingId} already exists.");
        return new CampaignAd(call.Store.NextName(), listing.Id, body.BidPercentage is null ? campaign.BidPercentage : CampaignEndpoints.Percentage(body.BidPercentage));
    }

    private static IReadOnlyList<AdBody> Check(AdBodies body)
    {
        if (body.Requests is not { Count: > 0 } requests)
            throw CampaignEndpoints.Refuse(35033, "At least one request is required for bulk requests.");
        if (requests.Count > BatchLimit)
            throw CampaignEndpoints.Refuse(35071, $"You have exceeded the maximum number of listing IDs. Only {BatchLimit} IDs are supported.", StatusCodes.Status409Conflict);
        return requests.DistinctBy(r => r.ListingId).Count() == requests.Count
            ? requests
            : throw CampaignEndpoints.Refuse(35018, "There are duplicate listing IDs or inventoryReference IDs in this request. You must remove the duplicate.");
    }

    private static IResult Answer(IReadOnlyList<AdBody> requests, Func<AdBody, object> run)
    {
        var refused = false;
        object[] responses = [.. requests.Select(Try)];
        return EbayJson.Ok(new { responses }, refused ? StatusCodes.Status207MultiStatus : StatusCodes.Status200OK);

        object Try(AdBody body)
        {
            try
            {
                return run(body);
            }
            catch (EbayRefusal refusal)
            {
                refused = true;
                return new { statusCode = refusal.Status, listingId = body.ListingId, errors = refusal.Errors };
            }
        }
    }

    private sealed record AdBodies(IReadOnlyList<AdBody>? Requests);

    private sealed record AdBody(string? AdGroupId, string? BidPercentage, string? ListingId);
}
