using Marketplace.Sandbox.Etsy.Store;
using Microsoft.AspNetCore.Http.Features;

namespace Marketplace.Sandbox.Etsy.Http;

/// <summary>One call of the API: who asks, and what of the store the path names.</summary>
internal sealed class EtsyCall(HttpContext context, EtsyApp app, EtsyToken? token)
{
    public HttpRequest Request => context.Request;

    public EtsyStore Store { get; } = context.RequestServices.GetRequiredService<EtsyStore>();

    public EtsyApp App => app;

    public long? UserId => token?.UserId;

    public CancellationToken Cancelled => context.RequestAborted;

    /// <summary>Where links of the answer point.</summary>
    public string Origin => OriginOf(context.Request);

    public static string OriginOf(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    public static ValueTask<EtsyCall> BindAsync(HttpContext context) => new(context.Features.GetRequiredFeature<EtsyCall>());

    public EtsyShop Shop(long shopId) => Store.Shops.Find(shopId) ?? throw EtsyRefusal.NotFound($"Could not find Shop with shop_id = {shopId}");

    /// <summary>The shop, if it belongs to the token's user.</summary>
    public EtsyShop OwnShop(long shopId)
    {
        var shop = Shop(shopId);
        return Owns(shop.UserId) ? shop : throw EtsyRefusal.Forbidden($"User {UserId} is not the owner of shop {shopId}");
    }

    /// <summary>A listing that the caller may see: everyone sees active ones, the owner all.</summary>
    public Listing Listing(long listingId) =>
        Store.Listings.Find(listingId) is { } listing && (listing.State == ListingState.Active || Owns(listing.UserId))
            ? listing
            : throw EtsyRefusal.NotFound($"Could not find a Listing with listing_id = {listingId}");

    public Listing OwnListing(long listingId)
    {
        var listing = Store.Listings.Find(listingId) ?? throw EtsyRefusal.NotFound($"Could not find a Listing with listing_id = {listingId}");
        return Owns(listing.UserId) ? listing : throw EtsyRefusal.Forbidden($"User {UserId} is not the owner of listing {listingId}");
    }

    public Listing OwnListing(long shopId, long listingId)
    {
        OwnShop(shopId);
        var listing = OwnListing(listingId);
        return listing.ShopId == shopId ? listing : throw EtsyRefusal.NotFound($"Listing {listingId} is not in shop {shopId}");
    }

    public bool Owns(long userId) => UserId == userId;
}
