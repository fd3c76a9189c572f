using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;
using Marketplace.Sandbox.Ebay.Taxonomy;

namespace Marketplace.Sandbox.Ebay.Inventory;

/// <summary>What an offer and its item must have before buyers see them.</summary>
internal static class Publishing
{
    public static void CheckItem(StoredItem item, StoredOffer offer)
    {
        var product = item.Body.Product;
        if (string.IsNullOrWhiteSpace(product?.Title))
            throw Missing("title");
        if (string.IsNullOrWhiteSpace(product.Description) && string.IsNullOrWhiteSpace(offer.Body.ListingDescription))
            throw Missing("description");
        if (product.ImageUrls is not { Count: > 0 })
            throw EbayRefusal.Inventory(25501, "Invalid picture. Add at least 1 photo. More photos are better! Show off your item from every angle and zoom in on details.");
        if (item.Body.Condition is null)
            throw EbayRefusal.Inventory(25021, "Invalid condition information. The item condition is required.");
        if (item.Body.Availability?.ShipToLocationAvailability?.Quantity is null)
            throw Missing("quantity");
        CheckAspects(item, offer.Body.CategoryId);
    }

    public static void CheckOffer(EbayStore store, StoredOffer offer)
    {
        var body = offer.Body;
        if (body.CategoryId is not { } category || !CategoryTree.IsLeaf(category))
            throw EbayRefusal.Inventory(25005, $"Invalid category. The category is not valid, select another category. {body.CategoryId}", ("categoryId", body.CategoryId ?? ""));
        if (body.PricingSummary?.Price is not { } price)
            throw EbayRefusal.Inventory(25003, "Invalid price. The price is required.");
        CheckPrice(price, body.MarketplaceId!);
        CheckPolicy(store, offer, body.ListingPolicies?.FulfillmentPolicyId, PolicyKind.Fulfillment, 25007, "Shipping");
        CheckPolicy(store, offer, body.ListingPolicies?.PaymentPolicyId, PolicyKind.Payment, 25008, "Payment");
        CheckPolicy(store, offer, body.ListingPolicies?.ReturnPolicyId, PolicyKind.Return, 25009, "Return");
        if (body.MerchantLocationKey is not { } location || store.Locations.Find(EbayStore.KeyOf(offer.UserId, location)) is not { Body.MerchantLocationStatus: "ENABLED" })
            throw EbayRefusal.Inventory(25012, $"Invalid location. The location {body.MerchantLocationKey} was not found or is disabled.");
        if (store.Item(offer.UserId, offer.Sku) is not { } item)
            throw EbayRefusal.Inventory(25702, $"SKU {offer.Sku} is not available in the system");
        CheckItem(item, offer);
    }

    public static void CheckPrice(Amount price, string marketplaceId)
    {
        if (price.Currency != Marketplaces.Currencies[marketplaceId])
            throw EbayRefusal.Inventory(25003, $"Invalid price. The currency of {marketplaceId} is {Marketplaces.Currencies[marketplaceId]}.", ("currency", price.Currency ?? ""));
        if (price.Number() is not >= 0.99m)
            throw EbayRefusal.Inventory(25003, "Invalid price. The fixed price must be at least 0.99.", ("price", price.Value ?? ""));
    }

    private static void CheckAspects(StoredItem item, string? categoryId)
    {
        foreach (var aspect in CategoryTree.AspectsOf(categoryId).Where(a => a.Required))
        {
            if (item.Body.Product!.Aspects?.GetValueOrDefault(aspect.Name) is not { Count: > 0 })
            {
                throw EbayRefusal.Inventory(
                    25002,
                    $"A user error has occurred. The item specific {aspect.Name} is missing. Add {aspect.Name} to this listing, enter a valid value, and then try again.",
                    ("2", aspect.Name));
            }
        }
    }

    private static void CheckPolicy(EbayStore store, StoredOffer offer, string? id, PolicyKind kind, int errorId, string word)
    {
        if (id is null || store.Policies.Find(EbayStore.KeyOf(offer.UserId, id)) is not { } policy || policy.Kind != kind || policy.MarketplaceId != offer.Body.MarketplaceId)
            throw EbayRefusal.Inventory(errorId, $"Invalid {word} policy information. The {word.ToLowerInvariant()} policy {id} was not found for {offer.Body.MarketplaceId}.");
    }

    private static EbayRefusal Missing(string field) => EbayRefusal.Inventory(25017, $"Missing information in fields. {field} is required.", ("field", field));
}
