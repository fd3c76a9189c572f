using Marketplace.Sandbox.Ebay.Inventory;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Pages;

/// <summary>A live listing as a buyer sees it: a single item, or a group with its variations.</summary>
internal sealed record Showcase(EbayListing Listing, string Title, string Description, IReadOnlyList<string> Images, string Currency, IReadOnlyList<ShowcaseChoice> Choices)
{
    public decimal LowestPrice => Choices.Min(choice => choice.Price);

    public int Available => Choices.Sum(choice => choice.Available);

    public static Showcase? Of(EbayStore store, EbayListing listing)
    {
        var group = listing.GroupKey is { } key ? store.Group(listing.UserId, key)?.Body : null;
        (StoredOffer Offer, StoredItem Item)[] offers =
        [
            .. Listings.OffersOf(store, listing).Select(offer => (offer, store.Item(offer.UserId, offer.Sku))).Where(pair => pair.Item2 is not null).Select(pair => (pair.offer, pair.Item2!)),
        ];
        if (offers is not [var first, ..])
            return null;
        var product = first.Item.Body.Product!;
        return new Showcase(
            listing, group?.Title ?? product.Title!, first.Offer.Body.ListingDescription ?? group?.Description ?? product.Description ?? "", group?.ImageUrls ?? product.ImageUrls ?? [],
            first.Offer.Body.PricingSummary!.Price!.Currency!,
            [
                .. offers.Select(pair => new ShowcaseChoice(
                    pair.Offer.Sku, string.Join(", ", (group?.VariesBy?.Specifications ?? []).Select(s => pair.Item.Body.Product!.Aspects![s.Name!][0])),
                    pair.Offer.Body.PricingSummary!.Price!.Number()!.Value, Listings.Available(pair.Offer, pair.Item.Quantity))),
            ]);
    }
}

internal sealed record ShowcaseChoice(string Sku, string Name, decimal Price, int Available);
