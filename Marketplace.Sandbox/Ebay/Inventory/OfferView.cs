using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Inventory;

/// <summary>The definition's <c>EbayOfferDetailsWithAll</c>.</summary>
internal sealed record OfferView : OfferBody
{
    public OfferView(StoredOffer offer, EbayStore store) : base(offer.Body)
    {
        OfferId = offer.OfferId;
        var listing = Inventory.Listings.Live(store, offer.ListingId);
        Status = listing is null ? "UNPUBLISHED" : "PUBLISHED";
        Listing = listing is null ? null : new ListingDetails(listing.Id, Inventory.Listings.StatusOf(store, listing), listing.Sold.GetValueOrDefault(offer.Sku));
    }

    public string OfferId { get; }
    public string Status { get; }
    public ListingDetails? Listing { get; }

    public sealed record ListingDetails(string ListingId, string ListingStatus, int SoldQuantity)
    {
        public bool ListingOnHold { get; init; }
    }
}
