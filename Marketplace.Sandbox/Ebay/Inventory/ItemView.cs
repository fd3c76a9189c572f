using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Store;

namespace Marketplace.Sandbox.Ebay.Inventory;

/// <summary>The definition's <c>InventoryItemWithSkuLocaleGroupid</c>.</summary>
internal sealed record ItemView : ItemBody
{
    private ItemView(StoredItem item) : base(item.Body) => (Sku, Locale) = (item.Sku, item.Locale);

    public string Sku { get; }
    public string Locale { get; }
    public IReadOnlyList<string>? GroupIds { get; private init; }
    public IReadOnlyList<string>? InventoryItemGroupKeys { get; private init; }

    /// <param name="item">The item.</param>
    /// <param name="call">The call that asks.</param>
    /// <param name="inBulk">A bulk answer names the group once, a single one twice.</param>
    public static ItemView Of(StoredItem item, EbayCall call, bool inBulk = false)
    {
        string[]? groups = item.GroupKey is { } key ? [key] : null;
        return new ItemView(item)
        {
            GroupIds = inBulk ? null : groups,
            InventoryItemGroupKeys = groups,
            Product = item.Body.Product is { } product ? product with { ImageUrls = call.Absolute(product.ImageUrls) } : null,
            Availability = item.Body.Availability is { ShipToLocationAvailability: { Quantity: { } quantity } shipTo } availability
                ? availability with { ShipToLocationAvailability = shipTo with { AllocationByFormat = new FormatAllocation(0, Allocated(item, call.Store, quantity)) } }
                : item.Body.Availability,
        };
    }

    private static int Allocated(StoredItem item, EbayStore store, int quantity) => store.OfferOf(item.UserId, item.Sku) is { } offer ? Listings.Available(offer, quantity) : quantity;
}
