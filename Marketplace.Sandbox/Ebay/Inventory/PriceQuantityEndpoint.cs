using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Inventory;

/// <summary><c>bulkUpdatePriceQuantity</c>: quantities of items, prices and quantities of their offers.</summary>
internal static class PriceQuantityEndpoint
{
    public static void MapPriceQuantity(this RouteGroupBuilder api) =>
        api.MapPost("/bulk_update_price_quantity", UpdateAsync).Named(EbayApi.Inventory, "bulkUpdatePriceQuantity", "sell.inventory");

    private static async Task<IResult> UpdateAsync(EbayCall call)
    {
        var requests = (await EbayJson.ReadAsync<PriceQuantities>(call)).Requests ?? [];
        Bulk.CheckCount(requests.Count, 25727, "The number of InventoryItems in the request cannot exceed 25.");
        if (requests.Sum(r => r.Offers?.Count ?? 0) > ItemRules.BatchLimit)
            throw EbayRefusal.Inventory(25730, "The number of offers in the request cannot exceed 25.");
        return Bulk.Answer(
            requests.SelectMany(Entries),
            entry => Update(call, entry.Sku, entry.Offer, entry.Quantity),
            entry => new BulkAnswer(0) { Sku = entry.Sku, OfferId = entry.Offer?.OfferId });
    }

    /// <summary>An answer per offer; one for the item where only its quantity is changed.</summary>
    private static IEnumerable<(string? Sku, OfferPriceQuantity? Offer, int? Quantity)> Entries(PriceQuantity request) => request.Offers is { Count: > 0 } offers
        ? offers.Select(offer => (request.Sku, (OfferPriceQuantity?)offer, request.ShipToLocationAvailability?.Quantity))
        : [(request.Sku, null, request.ShipToLocationAvailability?.Quantity)];

    private static BulkAnswer Update(EbayCall call, string? sku, OfferPriceQuantity? change, int? quantity)
    {
        var (store, user) = (call.Store, call.User.Id);
        if (quantity is < 0 || change?.AvailableQuantity is < 0)
            throw EbayRefusal.Inventory(25709, "Invalid value for quantity.");
        using (store.Change())
        {
            var offer = change is null ? store.OfferOf(user, sku ?? "")
                : store.Offer(user, change.OfferId ?? "") is { } found && (sku is null || found.Sku == sku) ? found
                : throw EbayRefusal.NotFound(EbayApi.Inventory, 25713, $"This Offer is not available : {change.OfferId}.");
            if (store.Item(user, sku ?? offer?.Sku ?? "") is not { } item)
                throw EbayRefusal.Inventory(25702, $"SKU {sku} is not available in the system");
            var revised = Change(offer, change);
            if (Same(item, quantity) && revised == offer)
                return Done(item, change);
            Listings.Revise(store, offer?.ListingId);
            if (quantity is { } level)
                store.Put(item.WithQuantity(level));
            if (revised is not null)
                store.Put(revised);
            return Done(item, change);
        }
    }

    private static bool Same(StoredItem item, int? quantity) => quantity is null || quantity == item.Quantity;

    private static StoredOffer? Change(StoredOffer? offer, OfferPriceQuantity? change)
    {
        if (offer is null || change is null)
            return offer;
        if (change.Price is { } price)
            Publishing.CheckPrice(price, offer.Body.MarketplaceId!);
        return offer with
        {
            Body = offer.Body with
            {
                AvailableQuantity = change.AvailableQuantity ?? offer.Body.AvailableQuantity,
                PricingSummary = change.Price is null ? offer.Body.PricingSummary : (offer.Body.PricingSummary ?? new PricingSummary()) with { Price = change.Price },
            },
        };
    }

    private static BulkAnswer Done(StoredItem item, OfferPriceQuantity? change) => new(StatusCodes.Status200OK) { Sku = item.Sku, OfferId = change?.OfferId };

    private sealed record PriceQuantities(IReadOnlyList<PriceQuantity>? Requests);

    private sealed record PriceQuantity(string? Sku, ShipToAvailability? ShipToLocationAvailability, IReadOnlyList<OfferPriceQuantity>? Offers);

    private sealed record OfferPriceQuantity(string? OfferId, int? AvailableQuantity, Amount? Price);
}
