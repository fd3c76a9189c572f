using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Inventory;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Marketing;

/// <summary>Which listings a campaign can promote.</summary>
internal static class AdRules
{
    private const string Item = "INVENTORY_ITEM", Group = "INVENTORY_ITEM_GROUP";

    public static string Bid(Campaign campaign, string? bid) => bid is null ? campaign.BidPercentage : CampaignEndpoints.Percentage(bid);

    /// <summary>By the item number.</summary>
    public static EbayListing Listing(EbayCall call, Campaign campaign, string? id)
    {
        if (Listings.Live(call.Store, id) is not { } listing)
            throw CampaignEndpoints.Refuse(35048, $"The listing ID {id} is invalid or has ended.");
        return listing.UserId == call.User.Id
            ? Check(call, campaign, listing)
            : throw CampaignEndpoints.Refuse(35057, $"The listing ID {id} does not belong to the seller making this call.", StatusCodes.Status409Conflict);
    }

    /// <summary>By the SKU or the item group.</summary>
    public static EbayListing Listing(EbayCall call, Campaign campaign, string? reference, string? type)
    {
        var (store, user) = (call.Store, call.User.Id);
        if (type is not (Item or Group))
            throw CampaignEndpoints.Refuse(35040, $"The inventory reference type is not valid. Valid values are: {Item}, {Group}.");
        if (type == Item && store.Item(user, reference ?? "")?.GroupKey is not null)
        {
            throw CampaignEndpoints.Refuse(
                35072,
                $"InventoryReferenceId {reference} is not eligible for Promoted Listings because it is a variation and variations can only be promoted using the parent ID to which it belongs.",
                StatusCodes.Status409Conflict);
        }
        var skus = type == Item ? [reference ?? ""] : store.Group(user, reference ?? "")?.Body.VariantSKUs ?? [];
        return skus.Select(sku => Listings.Live(store, store.OfferOf(user, sku)?.ListingId)).FirstOrDefault(listing => listing is not null) is { } live
            ? Check(call, campaign, live)
            : throw CampaignEndpoints.Refuse(35012, $"The inventory reference ID {reference} is not valid.");
    }

    private static EbayListing Check(EbayCall call, Campaign campaign, EbayListing listing)
    {
        if (listing.MarketplaceId != campaign.MarketplaceId)
            throw CampaignEndpoints.Refuse(35054, $"The listing ID {listing.Id} was created on a different marketplace than the campaign.", StatusCodes.Status409Conflict);
        // "The listings associated with a paused campaign cannot be added into another campaign."
        return call.Store.Campaigns.All.Any(c => c.UserId == campaign.UserId && c.StatusAt(call.Store.Now) != CampaignStates.Ended && c.Ads.Any(ad => ad.ListingId == listing.Id))
            ? throw CampaignEndpoints.Refuse(35036, $"An ad for listing ID {listing.Id} already exists.")
            : listing;
    }
}
