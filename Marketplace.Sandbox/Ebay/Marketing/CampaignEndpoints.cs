using System.Globalization;
using Marketplace.Sandbox.Ebay.Fulfillment;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Inventory;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Marketing;

/// <summary>Promoted-listings campaigns that cost a share of each sale.</summary>
internal static class CampaignEndpoints
{
    private const string Write = "sell.marketing", Read = "sell.marketing.readonly";
    private const int NameLength = 80;
    private static readonly string[] Fundings = ["COST_PER_SALE", "COST_PER_CLICK"];

    /// <summary>Two clocks differ.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static void MapCampaigns(this RouteGroupBuilder api)
    {
        api.MapPost("/ad_campaign", CreateAsync).Named(EbayApi.Marketing, "createCampaign", Write);
        api.MapGet("/ad_campaign", GetAll).Named(EbayApi.Marketing, "getCampaigns", Read, Write);
        api.MapGet("/ad_campaign/{campaign_id}", (EbayCall call, string campaign_id) => EbayJson.Ok(View(Find(call, campaign_id), call.Store.Now))).Named(EbayApi.Marketing, "getCampaign", Read, Write);
        api.MapPost("/ad_campaign/{campaign_id}/pause", (EbayCall call, string campaign_id) => Change(call, campaign_id, CampaignStates.Paused, CampaignStates.Running)).Named(EbayApi.Marketing, "pauseCampaign", Write);
        api.MapPost("/ad_campaign/{campaign_id}/resume", (EbayCall call, string campaign_id) => Change(call, campaign_id, CampaignStates.Running, CampaignStates.Paused)).Named(EbayApi.Marketing, "resumeCampaign", Write);
        api.MapPost("/ad_campaign/{campaign_id}/end", (EbayCall call, string campaign_id) => Change(call, campaign_id, CampaignStates.Ended, CampaignStates.Running, CampaignStates.Paused)).Named(EbayApi.Marketing, "endCampaign", Write);
    }

    public static Campaign Find(EbayCall call, string id) => call.Store.Campaigns.Find(id) is { } campaign && campaign.UserId == call.User.Id
        ? campaign
        : throw Refuse(35045, $"No campaign found for campaign id {id}.");

    public static EbayRefusal Refuse(int errorId, string message, int status = StatusCodes.Status400BadRequest) => EbayRefusal.Of(EbayApi.Marketing, errorId, message, status);

    /// <summary>2 to 100 percent with at most one decimal.</summary>
    public static string Percentage(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 2 and <= 100 && decimal.Round(number, 1) == number
            ? text
            : throw Refuse(35007, $"The 'bidPercentage' {text} is not valid. The bid percentage should be a single precision value. Minimum 2.0, maximum 100.0.");

    private static async Task<IResult> CreateAsync(EbayCall call)
    {
        var body = await EbayJson.ReadAsync<CampaignBody>(call);
        if (string.IsNullOrWhiteSpace(body.CampaignName))
            throw Refuse(35019, "Campaign name is required for this call.");
        if (body.CampaignName.Length > NameLength)
            throw Refuse(35020, $"The campaign name cannot be more than {NameLength} characters.");
        if (body.CampaignName.AsSpan().ContainsAny('<', '>'))
            throw Refuse(35023, "The request contains invalid characters. <> are not allowed.");
        if (body.FundingStrategy is not { } funding)
            throw Refuse(35006, "'fundingStrategy' is required for this call.");
        if (funding.FundingModel is not "COST_PER_SALE")
            throw Refuse(35038, "The funding model is required. Valid values for 'fundingModel' are: COST_PER_SALE.");
        if (body.MarketplaceId is not { } marketplace || !Marketplaces.Currencies.ContainsKey(marketplace))
            throw Refuse(35041, "The 'marketplaceId' is required.");
        if (body.StartDate is not { } start)
            throw Refuse(35025, "A campaign start date is required.");
        if (start < call.Store.Now - Tolerance || body.EndDate < call.Store.Now)
            throw Refuse(35026, $"A campaign start or end date {start:O} cannot be in the past.");
        if (body.EndDate < start)
            throw Refuse(35024, $"The campaign start date {start:O} cannot be after the end date {body.EndDate:O}.");
        using (call.Store.Change())
        {
            if (call.Store.Campaigns.All.Any(c => c.UserId == call.User.Id && c.Name == body.CampaignName))
                throw Refuse(35021, $"A campaign with the name of {body.CampaignName} already exists. Please provide a different name.");
            var campaign = new Campaign(call.Store.NextName(), call.User.Id, body.CampaignName, marketplace, CampaignStates.Running, Percentage(funding.BidPercentage), start, body.EndDate, []);
            call.Store.Campaigns.Put(campaign.Id, campaign);
            return EbayJson.Created(call, $"{EbayApi.Marketing.Root}/ad_campaign/{campaign.Id}");
        }
    }

    private static IResult GetAll(EbayCall call)
    {
        call.Allow("campaign_name", "campaign_status", "end_date_range", "funding_strategy", "limit", "offset", "start_date_range");
        var page = Paging.Read(call, most: 500, usual: 10, byPage: false, problem => Refuse(35029, problem));
        var (name, status) = (call.Query("campaign_name"), call.Query("campaign_status"));
        if (call.Query("funding_strategy") is { } funding && !Fundings.Contains(funding))
            throw Refuse(35079, "Funding strategy needs to be one of COST_PER_SALE, COST_PER_CLICK types.");
        if (status is not null && !CampaignStates.All.Contains(status))
            throw Refuse(35043, $"The campaign status of {status} is either invalid or not supported for this operation.");
        Campaign[] found =
        [
            .. call.Store.Campaigns.All.Where(c => c.UserId == call.User.Id && call.Query("funding_strategy") is not "COST_PER_CLICK" && (name is null || c.Name == name) && (status is null || c.StatusAt(call.Store.Now) == status))
                .OrderByDescending(c => c.StartDate).ThenByDescending(c => c.Id, StringComparer.Ordinal),
        ];
        return EbayJson.Ok(new { href = page.Href, limit = page.Limit, offset = page.Offset, total = found.Length, next = page.Next(found.Length, byPage: false), campaigns = page.Of(found).Select(c => View(c, call.Store.Now)) });
    }

    private static IResult Change(EbayCall call, string id, string to, params string[] from)
    {
        using (call.Store.Change())
        {
            var campaign = Find(call, id);
            var status = campaign.StatusAt(call.Store.Now);
            if (status == CampaignStates.Ended)
                throw Refuse(35035, $"The campaign with campaign id {id} has ended.");
            if (!from.Contains(status))
                throw Refuse(35056, "The state of the campaign cannot be changed as requested.", StatusCodes.Status409Conflict);
            call.Store.Campaigns.Put(campaign.Id, campaign with { State = to, EndDate = to == CampaignStates.Ended ? call.Store.Now : campaign.EndDate });
            return Results.NoContent();
        }
    }

    private static object View(Campaign campaign, DateTimeOffset now) => new
    {
        campaignId = campaign.Id,
        campaignName = campaign.Name,
        campaignStatus = campaign.StatusAt(now),
        marketplaceId = campaign.MarketplaceId,
        startDate = OrderView.Time(campaign.StartDate),
        endDate = campaign.EndDate is { } end ? OrderView.Time(end) : null,
        fundingStrategy = new { fundingModel = "COST_PER_SALE", bidPercentage = campaign.BidPercentage, adRateStrategy = "FIXED" },
    };

    private sealed record CampaignBody(string? CampaignName, FundingBody? FundingStrategy, string? MarketplaceId, DateTimeOffset? StartDate, DateTimeOffset? EndDate);

    private sealed record FundingBody(string? FundingModel, string? BidPercentage, string? AdRateStrategy);
}
