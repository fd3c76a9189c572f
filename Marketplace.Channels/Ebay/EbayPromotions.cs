using System.Globalization;
using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>
/// Campaigns of eBay's general strategy: promoted listings that cost a share of the sale, at one rate. Their ads name listings as we do, by SKU or
/// item group, as the item number changes with every relisting.
/// </summary>
internal static class EbayPromotions
{
    private const int NameTaken = 35021, HasEnded = 35035, OtherState = 35056, EndsSoon = 35063;
    private const string Ended = "ENDED", EndingSoon = "ENDING_SOON", Deleted = "DELETED";
    private const string Item = "INVENTORY_ITEM", Group = "INVENTORY_ITEM_GROUP";

    public static async Task<ChannelResult<IReadOnlyList<Campaign>>> ReadAsync(EbayClient client, EbaySite site, CancellationToken cancellationToken)
    {
        var found = await EbayClient.ReadAllAsync(
            EbayClient.MarketingPageSize, offset => client.GetCampaignsAsync(offset, null, cancellationToken), page => (page.Campaigns, page.Total));
        if (!found.Succeeded)
            return found.Error;
        var all = new List<Campaign>();
        foreach (var campaign in found.Value.Where(campaign => campaign.MarketplaceId == site.Id && campaign.CampaignStatus != Deleted))
        {
            int? listings = null;
            if (campaign.CampaignStatus != Ended)
            {
                var ads = await ReadAdsAsync(client, campaign.CampaignId, cancellationToken);
                // It may end between the two calls.
                if (!ads.Succeeded && !ads.Error.Is(HasEnded))
                    return ads.Error;
                listings = ads.Value?.Select(ad => ad.ListingId).Distinct().Count();
            }
            all.Add(new Campaign(
                campaign.CampaignId, campaign.CampaignName ?? campaign.CampaignId, campaign.CampaignStatus?.ToLowerInvariant() ?? "", RateOf(campaign),
                campaign.StartDate, campaign.EndDate, listings));
        }
        return all;
    }

    public static async Task<ChannelResult<CampaignCreated>> CreateAsync(
        EbayClient client, EbaySite site, CampaignDraft draft, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (EbayPromotionRules.Check(draft, now) is { } problem)
            return problem;
        var rate = draft.Rate.ToString("0.0", CultureInfo.InvariantCulture);
        var campaign = await client.CreateCampaignAsync(
            new WireNewCampaign(
                draft.Name, site.Id, EbayClient.Time(draft.StartsAt ?? now), draft.EndsAt is { } end ? EbayClient.Time(end) : null,
                new WireFunding(EbayClient.CostPerSale, rate, "FIXED")),
            cancellationToken);
        HashSet<EbayKey> promoted = [];
        if (campaign.Error.Is(NameTaken))
        {
            var begun = await FindBegunAsync(client, site, draft, cancellationToken);
            if (!begun.Succeeded)
                return begun.Error;
            if (begun.Value.Id is null)
                return campaign.Error!;
            (campaign, promoted) = (begun.Value.Id, begun.Value.Promoted);
        }
        if (!campaign.Succeeded)
            return campaign.Error;

        var refused = new List<UnpromotedListing>();
        foreach (var batch in draft.Listings.Where(listing => !promoted.Contains(EbayKey.Parse(listing))).Chunk(EbayClient.AdBatchSize))
        {
            var answer = await client.CreateAdsAsync(campaign.Value, [.. batch.Select(listing => ToAd(EbayKey.Parse(listing), rate))], cancellationToken);
            if (!answer.Succeeded)
                return answer.Error with { Message = $"The campaign is there, without all of its listings. Create it again, the same as it is, to go on. {answer.Error.Message}" };
            refused.AddRange(Refused(batch, answer.Value));
        }
        return new CampaignCreated(campaign.Value, refused);
    }

    public static async Task<ChannelResult<Done>> ChangeAsync(EbayClient client, string campaign, CampaignChange change, CancellationToken cancellationToken)
    {
        var (word, wanted) = change switch
        {
            CampaignChange.Pause => ("pause", "PAUSED"),
            CampaignChange.Resume => ("resume", "RUNNING"),
            _ => ("end", Ended),
        };
        var answer = await client.ChangeCampaignAsync(campaign, word, cancellationToken);
        if (answer.Succeeded || !(answer.Error.Is(HasEnded) || answer.Error.Is(OtherState) || answer.Error.Is(EndsSoon)))
            return answer;
        // The second of two such calls: it is so already.
        var found = await client.GetCampaignAsync(campaign, cancellationToken);
        return !found.Succeeded ? found.Error
            : found.Value.CampaignStatus == wanted || (wanted == Ended && found.Value.CampaignStatus == EndingSoon) ? Done.Instance
            : answer.Error;
    }

    /// <summary>What a creation that did not come to its end has left; without an id where the name is another campaign's.</summary>
    private static async Task<ChannelResult<(string? Id, HashSet<EbayKey> Promoted)>> FindBegunAsync(
        EbayClient client, EbaySite site, CampaignDraft draft, CancellationToken cancellationToken)
    {
        var found = await client.GetCampaignsAsync(0, draft.Name, cancellationToken);
        if (!found.Succeeded)
            return found.Error;
        if (found.Value.Campaigns?.FirstOrDefault(c => c.CampaignName == draft.Name && c.MarketplaceId == site.Id && c.CampaignStatus is not (Ended or EndingSoon or Deleted)) is not { } campaign
            || RateOf(campaign) != draft.Rate || !Same(campaign.EndDate, draft.EndsAt) || (draft.StartsAt is not null && !Same(campaign.StartDate, draft.StartsAt)))
            return (null, []);
        var ads = await ReadAdsAsync(client, campaign.CampaignId, cancellationToken);
        if (!ads.Succeeded)
            return ads.Error;
        var promoted = ads.Value.Select(KeyOf).ToHashSet();
        return promoted.IsSubsetOf(draft.Listings.Select(EbayKey.Parse)) ? (campaign.CampaignId, promoted) : (null, []);
    }

    private static Task<ChannelResult<List<WireAd>>> ReadAdsAsync(EbayClient client, string campaign, CancellationToken cancellationToken) =>
        EbayClient.ReadAllAsync(EbayClient.MarketingPageSize, offset => client.GetAdsAsync(campaign, offset, cancellationToken), page => (page.Ads, page.Total));

    private static IEnumerable<UnpromotedListing> Refused(IEnumerable<string> batch, WireBulkAnswer answer)
    {
        var entries = answer.Responses.ToLookup(entry => KeyOf(entry.InventoryReferenceId, entry.InventoryReferenceType));
        return from listing in batch
               let entry = entries[EbayKey.Parse(listing)].FirstOrDefault()
               let message = entry is null ? "eBay says nothing about this listing." : EbayErrors.Of(entry)?.Message
               where message is not null
               select new UnpromotedListing(listing, message);
    }

    private static WireNewAd ToAd(EbayKey key, string rate) => key.Group is { } group ? new(group, Group, rate) : new(key.Sku!, Item, rate);

    private static EbayKey KeyOf(WireAd ad) => KeyOf(ad.InventoryReferenceId, ad.InventoryReferenceType);

    private static EbayKey KeyOf(string? reference, string? type) => type == Group ? EbayKey.OfGroup(reference ?? "") : new EbayKey(reference, null);

    private static decimal? RateOf(WireCampaign campaign) =>
        decimal.TryParse(campaign.FundingStrategy?.BidPercentage, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) ? rate : null;

    /// <summary>eBay may keep whole seconds.</summary>
    private static bool Same(DateTimeOffset? one, DateTimeOffset? other) => one is null ? other is null : other is not null && (one.Value - other.Value).Duration() < TimeSpan.FromSeconds(1);
}
