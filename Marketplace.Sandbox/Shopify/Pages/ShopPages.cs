using Marketplace.Sandbox.Pages;
using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Orders;
using Marketplace.Sandbox.Shopify.Products;
using Marketplace.Sandbox.Shopify.Seed;
using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.Pages;

/// <summary>A shop's storefront, where its products can be bought.</summary>
internal static class ShopPages
{
    private const int MostShown = 200;

    public static void MapShopifyPages(this WebApplication app)
    {
        var pages = app.MapGroup("/shopify/{shop}");
        pages.MapGet("", Front);
        pages.MapGet("/products/{handle}", (ShopifyStore store, string shop, string handle) => ShowProduct(store, shop, handle, null));
        pages.MapPost("/products/{handle}/buy", BuyAsync);
        pages.MapOrderPages();
    }

    public static IResult Show(string title, Html body, int status = StatusCodes.Status200OK) => Page.Show($"{title} · Shopify (simulated)", Html.Of($"""
        <header class="bar"><a class="brand" href="/control/shopify">Shopify <small>simulated</small></a></header>
        {body}
        """), "shopify", status);

    public static IResult NotFound() => Show("Not found", Html.Of($"""
        <main class="card narrow"><h1>This page is not here</h1><p>The product may have been sold, taken off sale or never listed.</p></main>
        """), StatusCodes.Status404NotFound);

    private static IResult Front(ShopifyStore store, string shop) => store.Shops.Find(shop) is not { } found
        ? NotFound()
        : Show(found.Name, Html.Of($"""
            <main class="wide">
            <h1>{found.Name}</h1>
            <p class="muted"><a href="/shopify/{shop}/orders">Orders</a></p>
            <div class="grid">{Html.Each(store.ProductsByShop.Of(shop).All.Where(p => p.IsForSale).Reverse().Take(MostShown), p => Card(p, store))}</div>
            </main>
            """));

    private static Html Card(Product product, ShopifyStore store) => Html.Of($"""
        <a class="tile" href="/shopify/{product.Shop}/products/{product.Handle}">
        {Html.Each(product.MediaIds.Take(1), id => Picture(store, id))}
        <h2>{product.Title}</h2><p>{Money.Text(product.Variants.Min(v => v.Price))} · {product.Available} left</p></a>
        """);

    private static Html Picture(ShopifyStore store, long id) => store.Media.Find(id) is { } media
        ? Html.Of($"<img src=\"/shopify/cdn/{id}{MediaFiles.Extension(media.ContentType)}\" alt=\"{media.Alt}\">")
        : Html.Empty;

    private static async Task<IResult> BuyAsync(HttpRequest request, ShopifyStore store, Checkout checkout, string shop, string handle)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (store.ProductsByShop.Of(shop).ByHandle.GetValueOrDefault(handle) is not { } product)
            return NotFound();
        long? variant = long.TryParse(form["variant"], out var id) ? id : null;
        var (order, problem) = checkout.Buy(product, variant, int.TryParse(form["quantity"], out var quantity) ? quantity : 1, Buyers.Any());
        return order is null ? ShowProduct(store, shop, handle, problem) : Results.LocalRedirect($"/shopify/{shop}/orders");
    }

    private static IResult ShowProduct(ShopifyStore store, string shop, string handle, string? problem) =>
        store.ProductsByShop.Of(shop).ByHandle.GetValueOrDefault(handle) is not { IsForSale: true } product
            ? NotFound()
            : Show(product.Title, Html.Of($"""
                <main class="listing">
                <div class="pictures">{Html.Each(product.MediaIds, id => Picture(store, id))}</div>
                <section>
                <p class="muted"><a href="/shopify/{shop}">{store.Shops.Find(shop)!.Name}</a></p>
                <p class="price">{Money.Text(product.Variants.Min(v => v.Price))} {store.Shops.Find(shop)!.CurrencyCode}</p>
                <h1>{product.Title}</h1>
                {Html.If(problem is not null, $"<p role=\"alert\" class=\"problem\">{problem}</p>")}
                <form method="post" action="/shopify/{shop}/products/{handle}/buy" class="buy">
                <label>Variant<select name="variant">{Html.Each(product.Variants, Option)}</select></label>
                <label>Quantity<input type="number" name="quantity" value="1" min="1" required></label>
                <button class="primary">Buy it now</button>
                </form>
                </section>
                </main>
                """), problem is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);

    private static Html Option(Variant variant) => Html.Of($"""
        <option value="{variant.Id}" {Html.If(variant is { Tracked: true, SellsWithoutStock: false, Available: <= 0 }, $"disabled")}>
        {variant.Title} · {Money.Text(variant.Price)} · {variant.Available} left</option>
        """);
}
