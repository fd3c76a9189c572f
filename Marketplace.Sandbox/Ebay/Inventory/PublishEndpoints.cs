using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Inventory;

internal static class PublishEndpoints
{
    private const string Scope = "sell.inventory";

    public static void MapPublishing(this RouteGroupBuilder api)
    {
        api.MapPost("/offer/{offerId}/publish", (EbayCall call, string offerId) => EbayJson.Ok(new { listingId = Publish(call, offerId) }))
            .Named(EbayApi.Inventory, "publishOffer", Scope);
        api.MapPost("/offer/{offerId}/withdraw", Withdraw).Named(EbayApi.Inventory, "withdrawOffer", Scope);
        api.MapPost("/bulk_publish_offer", BulkPublishAsync).Named(EbayApi.Inventory, "bulkPublishOffer", Scope);
        api.MapPost("/offer/publish_by_inventory_item_group", PublishGroupAsync).Named(EbayApi.Inventory, "publishOfferByInventoryItemGroup", Scope);
        api.MapPost("/offer/withdraw_by_inventory_item_group", WithdrawGroupAsync).Named(EbayApi.Inventory, "withdrawOfferByInventoryItemGroup", Scope);
    }

    private static string Publish(EbayCall call, string offerId)
    {
        var store = call.Store;
        using (store.Change())
        {
            var offer = OfferEndpoints.Find(call, offerId);
            if (store.Item(offer.UserId, offer.Sku)?.GroupKey is not null)
                throw EbayRefusal.Inventory(25732, "Offers associated with SKUs that are part of a variation group cannot be published using this endpoint.");
            Publishing.CheckOffer(store, offer);
            // Publishing what is published already revises it.
            if (Listings.Live(store, offer.ListingId) is { } live)
                return live.Id;
            return List(store, offer.UserId, offer.Body.MarketplaceId!, null, [offer]);
        }
    }

    private static string List(EbayStore store, string userId, string marketplaceId, string? groupKey, IReadOnlyList<StoredOffer> offers)
    {
        if (offers.All(offer => Listings.Available(store, offer) == 0))
            throw EbayRefusal.Inventory(25004, "Invalid quantity. The quantity must be at least 1 to publish.");
        var id = store.NextName();
        store.Listings.Put(id, new EbayListing(id, userId, marketplaceId, groupKey, [.. offers.Select(o => o.Sku)], Ended: false, store.Now, new Dictionary<string, int>(), store.Today, 0));
        foreach (var offer in offers)
            store.Put(offer with { ListingId = id });
        return id;
    }

    private static IResult Withdraw(EbayCall call, string offerId)
    {
        using (call.Store.Change())
        {
            var offer = OfferEndpoints.Find(call, offerId);
            if (Listings.Live(call.Store, offer.ListingId) is not { } listing)
                throw EbayRefusal.Inventory(25002, "A user error has occurred. The offer is not published.");
            if (listing.GroupKey is not null)
                throw EbayRefusal.Inventory(25002, "A user error has occurred. Offers of a variation group are withdrawn with the group.");
            Listings.End(call.Store, listing);
            return EbayJson.Ok(new { listingId = listing.Id });
        }
    }

    private static async Task<IResult> BulkPublishAsync(EbayCall call)
    {
        var requests = (await EbayJson.ReadAsync<BulkOffers>(call)).Requests ?? [];
        Bulk.CheckCount(requests.Count, 25730, "The number of offers in the request cannot exceed 25.");
        Bulk.CheckUnique(requests.Select(r => r.OfferId), 25731, "OfferId should be unique in the request.");
        return Bulk.Answer(
            requests,
            entry => new BulkAnswer(StatusCodes.Status200OK) { OfferId = entry.OfferId, ListingId = Publish(call, entry.OfferId ?? "") },
            entry => new BulkAnswer(0) { OfferId = entry.OfferId });
    }

    private static async Task<IResult> PublishGroupAsync(EbayCall call)
    {
        var (group, marketplaceId) = await ReadAsync(call);
        var store = call.Store;
        using (store.Change())
        {
            // "Any inventory items with missing required data/offers will not be in the newly-created listing."
            StoredOffer[] offers = [.. (group.Body.VariantSKUs ?? []).Select(sku => store.OfferOf(group.UserId, sku)).OfType<StoredOffer>().Where(o => o.Body.MarketplaceId == marketplaceId)];
            if (offers.Length == 0)
                throw EbayRefusal.Inventory(25725, "No offer found");
            GroupRules.CheckVariations(store, group);
            if (offers.DistinctBy(o => o.Body.CategoryId).Count() > 1 || offers.DistinctBy(o => o.Body.ListingPolicies?.FulfillmentPolicyId).Count() > 1)
                throw EbayRefusal.Inventory(25013, "Invalid data in the Inventory Item Group. All offers of a group must have the same category and policies.");
            foreach (var offer in offers)
                Publishing.CheckOffer(store, offer);
            if (offers.Select(o => Listings.Live(store, o.ListingId)).FirstOrDefault(l => l is not null) is not { } live)
                return EbayJson.Ok(new { listingId = List(store, group.UserId, marketplaceId, group.Key, offers) });
            Listings.Revise(store, live.Id);
            live = store.Listings.Find(live.Id)!;
            store.Listings.Put(live.Id, live with { Skus = [.. offers.Select(o => o.Sku)] });
            foreach (var offer in offers)
                store.Put(offer with { ListingId = live.Id });
            return EbayJson.Ok(new { listingId = live.Id });
        }
    }

    private static async Task<IResult> WithdrawGroupAsync(EbayCall call)
    {
        var (group, _) = await ReadAsync(call);
        using (call.Store.Change())
        {
            if (call.Store.Listings.All.FirstOrDefault(l => !l.Ended && l.UserId == group.UserId && l.GroupKey == group.Key) is not { } listing)
                throw EbayRefusal.Inventory(25002, "A user error has occurred. The group is not published.");
            Listings.End(call.Store, listing);
            return Results.NoContent();
        }
    }

    private static async Task<(StoredGroup Group, string MarketplaceId)> ReadAsync(EbayCall call)
    {
        var body = await EbayJson.ReadAsync<GroupReference>(call);
        if (body.MarketplaceId is not { } marketplaceId || !Marketplaces.Currencies.ContainsKey(marketplaceId))
            throw EbayRefusal.Inventory(25709, "Invalid request. Invalid value for field marketplaceId");
        return (GroupEndpoints.Find(call, body.InventoryItemGroupKey ?? "", StatusCodes.Status400BadRequest), marketplaceId);
    }

    private sealed record GroupReference(string? InventoryItemGroupKey, string? MarketplaceId);

    private sealed record BulkOffers(IReadOnlyList<BulkOffer>? Requests);

    private sealed record BulkOffer(string? OfferId);
}
