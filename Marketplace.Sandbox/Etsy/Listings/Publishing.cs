using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.Listings;

/// <summary>What a listing must have before buyers see it.</summary>
internal static class Publishing
{
    public static Listing Activate(Listing listing, EtsyStore store)
    {
        // "Setting a sold_out listing to active will update the quantity to 1 and renew the listing" (updateListing).
        if (listing.Inventory.Quantity == 0)
            listing = listing with { Inventory = Restock(listing.Inventory) };
        listing = Complete(listing);
        return listing.State == ListingState.Active
            ? listing
            : listing with { State = ListingState.Active, StateChangedAt = store.Seconds };
    }

    /// <summary>The listing itself, or a refusal that names what is missing.</summary>
    public static Listing Complete(Listing listing) => listing switch
    {
        { ImageIds.Count: 0 } => throw EtsyRefusal.Problem("images", "cannot be less than 1 items"),
        { Type: "download" } => listing,
        { ShippingProfileId: null } => throw EtsyRefusal.Bad("A shipping_profile_id is required for physical listings."),
        { ReturnPolicyId: null } => throw EtsyRefusal.Bad("A return_policy_id is required for active physical listings."),
        _ when listing.Inventory.Products.Any(p => p.Offering.ReadinessStateId is null) =>
            throw EtsyRefusal.Bad("A readiness_state_id is required for active physical listings."),
        _ => listing,
    };

    private static Inventory Restock(Inventory inventory)
    {
        var first = inventory.Products.FirstOrDefault(p => p.Offering.IsEnabled) ?? inventory.Products[0];
        return inventory with { Products = [.. inventory.Products.Select(Restocked)] };

        ListingProduct Restocked(ListingProduct product) =>
            inventory.QuantityOn.Count == 0 || product == first ? product with { Offering = product.Offering with { Quantity = 1 } } : product;
    }
}
