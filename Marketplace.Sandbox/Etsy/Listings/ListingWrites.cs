using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.Listings;

internal static class ListingWrites
{
    public static void MapListingWrites(this RouteGroupBuilder api)
    {
        api.MapPost("/shops/{shop_id}/listings", CreateDraftAsync).Named("createDraftListing", "listings_w");
        api.MapPatch("/shops/{shop_id}/listings/{listing_id}", UpdateAsync).Named("updateListing", "listings_w");
        api.MapDelete("/listings/{listing_id:long}", Delete).Named("deleteListing", "listings_d");
    }

    private static async Task<IResult> CreateDraftAsync(EtsyCall call, long shop_id)
    {
        var shop = call.OwnShop(shop_id);
        var form = await Arguments.FormAsync(
            call.Request,
            [.. ListingForm.Fields, "quantity", "price", "readiness_state_id", "processing_min", "processing_max", "styles", "is_customizable"]);
        foreach (var required in (string[])["quantity", "title", "description", "price", "who_made", "when_made", "taxonomy_id"])
            form.Required(required);
        var quantity = ListingRules.Quantity("quantity", form.Whole("quantity", 1)!.Value);
        var price = ListingRules.Price("price", form.Number("price")!.Value);

        var store = call.Store;
        using (store.Change())
        {
            var readiness = form.Id("readiness_state_id");
            if (readiness is { } state && store.ReadinessStates.Find(state)?.ShopId != shop_id)
                throw EtsyRefusal.Problem("readiness_state_id", $"does not exist: {state}");
            var listing = form.Apply(
                new Listing
                {
                    Id = store.NextId(),
                    ShopId = shop_id,
                    UserId = shop.UserId,
                    State = ListingState.Draft,
                    CreatedAt = store.Seconds,
                    UpdatedAt = store.Seconds,
                    StateChangedAt = store.Seconds,
                    Title = "",
                    Description = "",
                    WhoMade = "",
                    WhenMade = "",
                    TaxonomyId = 0,
                    IsCustomizable = form.Flag("is_customizable") ?? true,
                    ProcessingMin = form.Whole("processing_min", 0),
                    ProcessingMax = form.Whole("processing_max", 0),
                    Styles = ListingRules.Words("styles", form.List("styles") ?? [], 2),
                    Inventory = Inventory.Single(
                        new ListingProduct(store.NextId(), "", [], new Offering(store.NextId(), price, quantity, true, readiness))),
                },
                store);
            if (listing.Type != "download" && listing.ShippingProfileId is null)
                throw EtsyRefusal.Bad("A shipping_profile_id is required for physical listings.");
            return EtsyJson.Created(new ListingView(store.Listings.Put(listing.Id, listing), shop, call.Origin));
        }
    }

    private static async Task<IResult> UpdateAsync(EtsyCall call, long shop_id, long listing_id)
    {
        call.OwnListing(shop_id, listing_id);
        var form = await Arguments.FormAsync(call.Request, [.. ListingForm.Fields, "featured_rank", "state"]);
        var store = call.Store;
        using (store.Change())
        {
            var listing = form.Apply(call.OwnListing(shop_id, listing_id), store) with { UpdatedAt = store.Seconds };
            listing = listing with { FeaturedRank = form.Whole("featured_rank", -1) ?? listing.FeaturedRank };
            listing = form.OneOf("state", [ListingState.Active, ListingState.Inactive]) switch
            {
                ListingState.Active => Publishing.Activate(listing, store),
                ListingState.Inactive => listing with { State = ListingState.Inactive, StateChangedAt = store.Seconds },
                _ when listing.State == ListingState.Active => Publishing.Complete(listing),
                _ => listing,
            };
            return EtsyJson.Ok(new ListingView(store.Listings.Put(listing_id, listing), call.Shop(shop_id), call.Origin));
        }
    }

    private static IResult Delete(EtsyCall call, long listing_id)
    {
        call.OwnListing(listing_id);
        call.Store.Listings.Remove(listing_id);
        return Results.NoContent();
    }
}
