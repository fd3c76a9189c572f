using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Inventory;

/// <summary>What an offer may hold before it is published.</summary>
internal static class OfferRules
{
    private const int DescriptionLength = 500_000;

    public static void Check(OfferBody offer)
    {
        if (offer.AvailableQuantity < 0)
            throw EbayRefusal.Inventory(25004, "Invalid quantity. The value must not be negative.");
        if (offer.ListingDescription is { Length: > DescriptionLength })
            throw EbayRefusal.Inventory(25709, "Invalid request. Invalid value for field listingDescription");
        if (offer.ListingDuration is not (null or "GTC"))
            throw EbayRefusal.Inventory(25006, "Invalid listing option. The listing duration of a fixed price listing is GTC.");
        if (offer.PricingSummary is { AuctionStartPrice: not null } or { AuctionReservePrice: not null })
            throw EbayRefusal.Inventory(25758, "auctionStartPrice and auctionReservePrice are not supported for fixed price offer.");
        if (offer.PricingSummary?.Price is { } price && price.Number() is not >= 0)
            throw EbayRefusal.Inventory(25003, "Invalid price. The value must be a number with at most two decimals.");
    }
}
