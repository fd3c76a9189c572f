using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Listings;
using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.Inventories;

internal static class InventoryEndpoints
{
    public static void MapInventory(this RouteGroupBuilder api)
    {
        api.MapGet("/listings/{listing_id}/inventory", Get).Named("getListingInventory", "listings_r");
        api.MapPut("/listings/{listing_id}/inventory", UpdateAsync).Named("updateListingInventory", "listings_w");
        api.MapGet("/listings/{listing_id}/inventory/products/{product_id}", GetProduct).Named("getListingProduct", "listings_r");
    }

    private static IResult Get(EtsyCall call, long listing_id)
    {
        var query = Arguments.Query(call.Request, "includes", "show_deleted", "legacy");
        var listing = call.Listing(listing_id);
        var shop = call.Shop(listing.ShopId);
        var view = new InventoryView(listing.Inventory, shop, call.Owns(listing.UserId));
        return query.OneOf("includes", ["Listing"]) is null
            ? EtsyJson.Ok(view)
            : EtsyJson.Ok(new
            {
                products = view.Products,
                price_on_property = view.PriceOnProperty,
                quantity_on_property = view.QuantityOnProperty,
                sku_on_property = view.SkuOnProperty,
                readiness_state_on_property = view.ReadinessStateOnProperty,
                listing = new ListingView(listing, shop, call.Origin),
            });
    }

    private static IResult GetProduct(EtsyCall call, long listing_id, long product_id)
    {
        var listing = call.Listing(listing_id);
        return listing.Inventory.Products.FirstOrDefault(p => p.Id == product_id) is { } product
            ? EtsyJson.Ok(new ProductView(product, call.Shop(listing.ShopId), call.Owns(listing.UserId)))
            : throw EtsyRefusal.NotFound();
    }

    private static async Task<IResult> UpdateAsync(EtsyCall call, long listing_id)
    {
        call.OwnListing(listing_id);
        var query = Arguments.Query(call.Request, "max_variations_supported", "legacy");
        var most = query.OneOf("max_variations_supported", ["2", "3"]) == "3" ? 3 : 2;
        var body = await EtsyJson.ReadAsync<InventoryBody>(call.Request);
        InventoryRules.Check(body, most);
        using (call.Store.Change())
        {
            var listing = call.OwnListing(listing_id);
            listing = listing with { Inventory = InventoryWriter.Apply(body, listing, call.Store), UpdatedAt = call.Store.Seconds };
            if (listing.State == ListingState.Active)
                Publishing.Complete(listing);
            call.Store.Listings.Put(listing_id, listing);
            return EtsyJson.Ok(new InventoryView(listing.Inventory, call.Shop(listing.ShopId), isOwner: true));
        }
    }
}
