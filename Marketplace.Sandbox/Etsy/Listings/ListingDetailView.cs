using System.Text.Json.Serialization;
using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Images;
using Marketplace.Sandbox.Etsy.Inventories;
using Marketplace.Sandbox.Etsy.Shops;
using Marketplace.Sandbox.Etsy.Store;

namespace Marketplace.Sandbox.Etsy.Listings;

/// <summary>The definition's <c>ShopListingWithAssociations</c>: an association is there when <c>includes</c> named it.</summary>
internal sealed class ListingDetailView(Listing listing, EtsyShop shop, EtsyCall call, IReadOnlyList<string> includes)
    : ListingView(listing, shop, call.Origin)
{
    public static readonly IReadOnlyCollection<string> OfShop =
        ["Shipping", "Images", "Shop", "User", "Translations", "Inventory", "Videos", "Personalization", "BuyerPrice"];

    /// <summary>Single listings and batches have neither shipping nor inventory since 2026-09.</summary>
    public static readonly IReadOnlyCollection<string> OfListing =
        ["Images", "Shop", "User", "Translations", "Videos", "Personalization", "BuyerPrice"];

    private bool IsOwner => call.Owns(Model.UserId);

    /// <summary>Only the owner sees SKUs.</summary>
    public IEnumerable<string> Skus => IsOwner ? Model.Inventory.Products.Select(p => p.Sku).Where(s => s.Length > 0).Distinct() : [];

    public int Views => 0;

    public IEnumerable<object> ProductionPartners => [];

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ShippingProfileView? ShippingProfile =>
        includes.Contains("Shipping") && Model.ShippingProfileId is { } id && call.Store.ShippingProfiles.Find(id) is { } profile
            ? new(profile, Seller.CurrencyCode)
            : null;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IEnumerable<ImageView>? Images => includes.Contains("Images") ? ImageView.Of(Model, call.Store, call.Origin) : null;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ShopView? Shop => includes.Contains("Shop") ? new(Seller, call.Store, call.Origin) : null;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public UserView? User => includes.Contains("User") ? new(call.Store.Users.Find(Seller.UserId)!) : null;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InventoryView? Inventory => includes.Contains("Inventory") ? new(Model.Inventory, Seller, IsOwner) : null;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IEnumerable<object>? Videos => includes.Contains("Videos") ? [] : null;

    public static IReadOnlyList<string> ReadIncludes(Arguments query, IReadOnlyCollection<string> allowed)
    {
        var includes = query.List("includes") ?? [];
        return includes.FirstOrDefault(i => !allowed.Contains(i)) is { } unknown
            ? throw EtsyRefusal.Bad($"Invalid value for includes: '{unknown}' is not one of {string.Join(", ", allowed)}")
            : includes;
    }
}
