using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Inventory;

/// <summary>Live listings: what they show, and the revisions that changes of their items and offers cost.</summary>
internal static class Listings
{
    /// <summary>"Each listing can be revised up to 250 times in one calendar day."</summary>
    public const int RevisionsPerDay = 250;

    /// <summary>What can be bought: an offer's own quantity, where it has one, goes before the item's.</summary>
    public static int Available(StoredOffer offer, int quantity) => Math.Min(offer.Body.AvailableQuantity ?? quantity, quantity);

    public static int Available(EbayStore store, StoredOffer offer) => store.Item(offer.UserId, offer.Sku) is { } item ? Available(offer, item.Quantity) : 0;

    public static IEnumerable<StoredOffer> OffersOf(EbayStore store, EbayListing listing) => listing.Skus.Select(sku => store.OfferOf(listing.UserId, sku)).OfType<StoredOffer>();

    public static string StatusOf(EbayStore store, EbayListing listing) => listing.Ended ? "ENDED"
        : OffersOf(store, listing).Any(offer => Available(store, offer) > 0) ? "ACTIVE"
        : "OUT_OF_STOCK";

    public static EbayListing? Live(EbayStore store, string? listingId) => listingId is not null && store.Listings.Find(listingId) is { Ended: false } listing ? listing : null;

    /// <summary>Counts one revision of each live listing among those; refuses when a listing has none left today.</summary>
    public static void Revise(EbayStore store, params IEnumerable<string?> listingIds)
    {
        foreach (var id in listingIds.Distinct(StringComparer.Ordinal))
        {
            if (Live(store, id) is not { } listing)
                continue;
            var used = listing.RevisedOn == store.Today ? listing.Revisions : 0;
            if (used >= RevisionsPerDay)
            {
                throw EbayRefusal.Inventory(
                    25019, $"Cannot revise the listing. The listing {id} has reached the {RevisionsPerDay} revisions that are allowed in one calendar day.", ("listingId", id!));
            }
            store.Listings.Put(listing.Id, listing with { RevisedOn = store.Today, Revisions = used + 1 });
        }
    }

    /// <summary>Takes the listing off the site; its offers may be published again, as another listing.</summary>
    public static void End(EbayStore store, EbayListing listing)
    {
        foreach (var offer in OffersOf(store, listing).Where(offer => offer.ListingId == listing.Id))
            store.Put(offer with { ListingId = null });
        store.Listings.Put(listing.Id, listing with { Ended = true });
    }
}
