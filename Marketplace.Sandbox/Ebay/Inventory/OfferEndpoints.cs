using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Inventory;

internal static class OfferEndpoints
{
    private const string Write = "sell.inventory", Read = "sell.inventory.readonly";

    public static void MapOffers(this RouteGroupBuilder api)
    {
        api.MapGet("/offer", GetAll).Named(EbayApi.Inventory, "getOffers", Read, Write);
        api.MapPost("/offer", CreateAsync).Named(EbayApi.Inventory, "createOffer", Write);
        api.MapGet("/offer/{offerId}", GetOne).Named(EbayApi.Inventory, "getOffer", Read, Write);
        api.MapPut("/offer/{offerId}", UpdateAsync).Named(EbayApi.Inventory, "updateOffer", Write);
        api.MapDelete("/offer/{offerId}", Delete).Named(EbayApi.Inventory, "deleteOffer", Write);
        api.MapPost("/bulk_create_offer", BulkCreateAsync).Named(EbayApi.Inventory, "bulkCreateOffer", Write);
    }

    public static StoredOffer Find(EbayCall call, string offerId) =>
        call.Store.Offer(call.User.Id, offerId) ?? throw EbayRefusal.NotFound(EbayApi.Inventory, 25713, $"This Offer is not available : {offerId}.");

    /// <summary>Takes one SKU out of a live listing; without any left the listing ends.</summary>
    public static void TakeOff(EbayStore store, EbayListing listing, string sku)
    {
        if (listing.Skus.Count == 1)
            Listings.End(store, listing);
        else
            store.Listings.Put(listing.Id, listing with { Skus = [.. listing.Skus.Where(s => s != sku)] });
    }

    private static IResult GetAll(EbayCall call)
    {
        call.Allow("sku", "format", "marketplace_id", "limit", "offset");
        var page = Paging.Read(call, most: 100, usual: 100, byPage: true, problem => EbayRefusal.Inventory(25706, $"You have provided invalid pagination values. {problem}."));
        var sku = ItemRules.Sku(call.Query("sku"));
        var offer = call.Store.OfferOf(call.User.Id, sku);
        if (offer is null || (call.Query("format") ?? "FIXED_PRICE") != "FIXED_PRICE" || (call.Query("marketplace_id") is { } marketplace && offer.Body.MarketplaceId != marketplace))
            throw EbayRefusal.NotFound(EbayApi.Inventory, 25713, $"This Offer is not available : {sku}.");
        return EbayJson.Ok(new { href = page.Href, limit = page.Limit, size = 1, total = 1, offers = (OfferView[])[new OfferView(offer, call.Store)] });
    }

    private static IResult GetOne(EbayCall call, string offerId) => EbayJson.Ok(new OfferView(Find(call, offerId), call.Store));

    private static async Task<IResult> CreateAsync(EbayCall call)
    {
        ItemRules.Locale(call.Request.Headers.ContentLanguage);
        var offer = Create(call, await EbayJson.ReadAsync<OfferBody>(call));
        return EbayJson.Ok(new { offerId = offer.OfferId }, StatusCodes.Status201Created);
    }

    private static StoredOffer Create(EbayCall call, OfferBody body)
    {
        var (store, user) = (call.Store, call.User.Id);
        if (body.Format != "FIXED_PRICE" || !Marketplaces.Currencies.ContainsKey(body.MarketplaceId ?? ""))
            throw EbayRefusal.Inventory(25735, "Invalid SKU, marketplaceId or format.");
        OfferRules.Check(body);
        using (store.Change())
        {
            if (store.Item(user, ItemRules.Sku(body.Sku)) is null)
                throw EbayRefusal.Inventory(25702, $"SKU {body.Sku} is not available in the system");
            if (store.OfferOf(user, body.Sku!) is { } existing)
                throw EbayRefusal.Inventory(25002, "A user error has occurred. Offer entity already exists.", ("offerId", existing.OfferId));
            return store.Put(new StoredOffer(user, store.NextName(), body, null));
        }
    }

    /// <summary>"A complete replacement": what is not sent is gone. SKU, marketplace and format stay.</summary>
    private static async Task<IResult> UpdateAsync(EbayCall call, string offerId)
    {
        ItemRules.Locale(call.Request.Headers.ContentLanguage);
        var body = await EbayJson.ReadAsync<OfferBody>(call);
        if (body.Sku is not null || body.MarketplaceId is not null || body.Format is not null)
            throw EbayRefusal.Unreadable("sku, marketplaceId and format cannot be changed");
        OfferRules.Check(body);
        using (call.Store.Change())
        {
            var old = Find(call, offerId);
            var offer = old with { Body = body with { Sku = old.Sku, MarketplaceId = old.Body.MarketplaceId, Format = old.Body.Format } };
            if (Listings.Live(call.Store, old.ListingId) is not null)
            {
                Publishing.CheckOffer(call.Store, offer);
                Listings.Revise(call.Store, old.ListingId);
            }
            call.Store.Put(offer);
            return EbayJson.Ok(new { offerId });
        }
    }

    private static IResult Delete(EbayCall call, string offerId)
    {
        using (call.Store.Change())
        {
            var offer = Find(call, offerId);
            if (Listings.Live(call.Store, offer.ListingId) is { } listing)
                TakeOff(call.Store, listing, offer.Sku);
            call.Store.Remove(offer);
            return Results.NoContent();
        }
    }

    private static async Task<IResult> BulkCreateAsync(EbayCall call)
    {
        ItemRules.Locale(call.Request.Headers.ContentLanguage);
        var requests = (await EbayJson.ReadAsync<BulkOffers>(call)).Requests ?? [];
        Bulk.CheckCount(requests.Count, 25730, "The number of offers in the request cannot exceed 25.");
        Bulk.CheckUnique(requests.Select(o => $"{o.Sku}|{o.MarketplaceId}|{o.Format}"), 25729, "The combination of SKU, marketplaceId and format should be unique.");
        return Bulk.Answer(requests, body => Named(body) with { StatusCode = StatusCodes.Status200OK, OfferId = Create(call, body).OfferId }, Named);

        static BulkAnswer Named(OfferBody body) => new(0) { Sku = body.Sku, MarketplaceId = body.MarketplaceId, Format = body.Format };
    }

    private sealed record BulkOffers(IReadOnlyList<OfferBody>? Requests);
}
