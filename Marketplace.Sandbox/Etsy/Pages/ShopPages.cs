using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Images;
using Marketplace.Sandbox.Etsy.Store;
using Marketplace.Sandbox.Pages;

namespace Marketplace.Sandbox.Etsy.Pages;

/// <summary>What a buyer sees of a shop.</summary>
internal static class ShopPages
{
    private const int PageSize = 48;

    public static void MapShopPages(this WebApplication app)
    {
        app.MapGet("/etsy/shop/{shop}", Show);
        app.MapGet("/etsy/listing/{id:long}", ListingPage.Show);
        app.MapPost("/etsy/listing/{id:long}/buy", ListingPage.BuyAsync);
    }

    private static IResult Show(HttpRequest request, EtsyStore store, string shop, int page = 1)
    {
        if ((long.TryParse(shop, out var id) ? store.Shops.Find(id) : store.ShopByName(shop)) is not { } found)
            return EtsyPage.NotFound();
        var listings = store.ListingsByShop.Of(found.Id, ListingState.Active);
        var shown = listings.Skip((page - 1) * PageSize).Take(PageSize);
        var sold = store.Receipts.All.Count(r => r.ShopId == found.Id && !r.IsCanceled);
        return EtsyPage.Show(found.Title, Html.Of($"""
            <main>
            <section class="shop">
            <h1>{found.Title}</h1>
            <p>{found.Announcement}</p>
            <p class="muted">{listings.Count} items · {sold} sales · <a href="/etsy/receipts/{found.Id}">Orders (seller)</a></p>
            </section>
            <div class="items">{Html.Each(shown, l => Item(l, found, store, EtsyCall.OriginOf(request)))}</div>
            {Html.If(listings.Count == 0, $"<p class=\"empty\">Nothing is for sale here yet.</p>")}
            <p class="pages">
            {Html.If(page > 1, $"<a href=\"?page={page - 1}\">Newer</a>")}
            {Html.If(page * PageSize < listings.Count, $"<a href=\"?page={page + 1}\">Older</a>")}
            </p>
            </main>
            """));
    }

    private static Html Item(Listing listing, EtsyShop shop, EtsyStore store, string origin)
    {
        var image = store.Images.Find(listing.ImageIds[0])!;
        return Html.Of($"""
            <a class="item" href="/etsy/listing/{listing.Id}">
            <img src="{ImageView.Url(origin, image, "570xN")}" alt="{image.AltText}" loading="lazy">
            <span class="title">{listing.Title}</span>
            <b>{EtsyPage.Price(listing.Inventory.LowestPrice, shop.CurrencyCode)}{(listing.Inventory.HasSeveralPrices ? "+" : "")}</b>
            {Html.If(listing.Inventory.Quantity <= 3, $"<small class=\"low\">Only {listing.Inventory.Quantity} left</small>")}
            </a>
            """);
    }
}
