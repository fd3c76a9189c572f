using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.Listings;

internal static class ListingReads
{
    private const int BatchLimit = 100;

    public static void MapListingReads(this RouteGroupBuilder api)
    {
        api.MapGet("/shops/{shop_id}/listings", GetByShop).Named("getListingsByShop", "listings_r");
        api.MapGet("/shops/{shop_id}/listings/active", GetActiveByShop).Named("findAllActiveListingsByShop");
        api.MapGet("/listings/{listing_id:long}", GetListing).Named("getListing");
        api.MapGet("/listings/batch", GetBatch).Named("getListingsByListingIds");
        api.MapGet("/listings/batch/inventory", GetInventoryBatch).Named("getListingsInventoryByListingIds", "");
    }

    private static IResult GetByShop(EtsyCall call, long shop_id)
    {
        var shop = call.OwnShop(shop_id);
        var query = Arguments.Query(call.Request, "state", "limit", "offset", "sort_on", "sort_order", "includes", "legacy");
        var includes = ListingDetailView.ReadIncludes(query, ListingDetailView.OfShop);
        var state = query.OneOf(
            "state", [ListingState.Active, ListingState.Inactive, ListingState.SoldOut, ListingState.Draft, ListingState.Expired]);
        var listings = InOrder(call, shop_id, state ?? ListingState.Active, query);
        return EtsyJson.Page(listings.Count, Slice(listings, query).Select(l => new ListingDetailView(l, shop, call, includes)));
    }

    private static IResult GetActiveByShop(EtsyCall call, long shop_id)
    {
        var shop = call.Shop(shop_id);
        var query = Arguments.Query(call.Request, "keywords", "limit", "offset", "sort_on", "sort_order", "legacy");
        var listings = InOrder(call, shop_id, ListingState.Active, query);
        if (query.Text("keywords") is { } keywords)
            listings = [.. listings.Where(l => l.Title.Contains(keywords, StringComparison.OrdinalIgnoreCase))];
        return EtsyJson.Page(listings.Count, Slice(listings, query).Select(l => new ListingView(l, shop, call.Origin)));
    }

    private static IResult GetListing(EtsyCall call, long listing_id)
    {
        var query = Arguments.Query(call.Request, "includes", "language", "allow_suggested_title", "legacy");
        var listing = call.Listing(listing_id);
        return EtsyJson.Ok(new ListingDetailView(
            listing, call.Shop(listing.ShopId), call, ListingDetailView.ReadIncludes(query, ListingDetailView.OfListing)));
    }

    private static IResult GetBatch(EtsyCall call)
    {
        var query = Arguments.Query(call.Request, "listing_ids", "includes", "buyer_country", "currency", "legacy");
        return Batch(call, query, ListingDetailView.ReadIncludes(query, ListingDetailView.OfListing));
    }

    private static IResult GetInventoryBatch(EtsyCall call) =>
        Batch(call, Arguments.Query(call.Request, "listing_ids", "legacy"), ["Inventory"]);

    private static IResult Batch(EtsyCall call, Arguments query, IReadOnlyList<string> includes)
    {
        var ids = query.Ids("listing_ids") ?? [];
        if (ids.Count is 0 or > BatchLimit)
            throw EtsyRefusal.Bad($"listing_ids must contain 1 to {BatchLimit} ids");
        // Ids that do not exist, or that the caller may not see, are left out.
        return EtsyJson.List(ids.Distinct()
            .Select(call.Store.Listings.Find)
            .OfType<Listing>()
            .Where(l => l.State == ListingState.Active || call.Owns(l.UserId))
            .Select(l => new ListingDetailView(l, call.Shop(l.ShopId), call, includes))
            .ToArray());
    }

    private static IReadOnlyList<Listing> InOrder(EtsyCall call, long shopId, string state, Arguments query) => call.Store.ListingsByShop.Of(
        shopId,
        state,
        query.OneOf("sort_on", ListingIndex.Sorts) ?? "created",
        query.OneOf("sort_order", ListingIndex.Orders) ?? "desc");

    private static IEnumerable<Listing> Slice(IReadOnlyList<Listing> listings, Arguments query) =>
        listings.Skip(query.Whole("offset", 0) ?? 0).Take(query.Whole("limit", 1, BatchLimit) ?? 25);
}
