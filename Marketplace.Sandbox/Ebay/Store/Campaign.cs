namespace Marketplace.Sandbox.Ebay.Store;

/// <summary>A promoted-listings campaign that is paid by sale.</summary>
/// <param name="State">What it was told: RUNNING, PAUSED or ENDED.</param>
internal sealed record Campaign(
    string Id, string UserId, string Name, string MarketplaceId, string State, string BidPercentage, DateTimeOffset StartDate, DateTimeOffset? EndDate, IReadOnlyList<CampaignAd> Ads)
{
    /// <summary>What it is, as dates come.</summary>
    public string StatusAt(DateTimeOffset now) => State == CampaignStates.Ended || EndDate <= now ? CampaignStates.Ended
        : StartDate > now ? CampaignStates.Scheduled
        : State;
}

internal static class CampaignStates
{
    public const string Running = "RUNNING", Paused = "PAUSED", Ended = "ENDED", Scheduled = "SCHEDULED";

    /// <summary>The definition's <c>CampaignStatusEnum</c>.</summary>
    public static readonly IReadOnlyList<string> All = [Running, Paused, Ended, Scheduled, "DRAFT", "DELETED", "ENDING_SOON", "PENDING", "SYSTEM_PAUSED"];
}

/// <param name="Reference">The SKU or the item group that it was made by; null: the item number.</param>
internal sealed record CampaignAd(string Id, string ListingId, string BidPercentage, AdReference? Reference = null);

/// <param name="Type">INVENTORY_ITEM or INVENTORY_ITEM_GROUP.</param>
internal sealed record AdReference(string Id, string Type);
