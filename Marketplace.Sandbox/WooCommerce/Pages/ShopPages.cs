using Marketplace.Sandbox.Pages;
using Marketplace.Sandbox.WooCommerce.Http;
using Marketplace.Sandbox.WooCommerce.Orders;
using Marketplace.Sandbox.WooCommerce.Products;
using Marketplace.Sandbox.WooCommerce.Seed;
using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Pages;

/// <summary>A store's front, where its products can be bought, and its pictures.</summary>
internal static class ShopPages
{
    private const int MostShown = 200;

    public static void MapWooPages(this WebApplication app)
    {
        var pages = app.MapGroup("/woocommerce/{shop}");
        pages.MapGet("", Front);
        pages.MapGet("/product/{slug}", (WooStore store, string shop, string slug) => ShowProduct(store, shop, slug, null));
        pages.MapPost("/product/{slug}/buy", BuyAsync);
        pages.MapGet("/wp-content/uploads/{name}", async (MediaLibrary pictures, string shop, string name, CancellationToken cancel) =>
            await pictures.ReadAsync(shop, name, cancel) is ({ } bytes, var type) ? Results.Bytes(bytes, type) : Results.NotFound());
        pages.MapOrderPages();
    }

    public static IResult Show(string title, Html body, int status = StatusCodes.Status200OK) => Page.Show($"{title} · WooCommerce (simulated)", Html.Of($"""
        <header class="bar"><a class="brand" href="/control/woocommerce">WooCommerce <small>simulated</small></a></header>
        {body}
        """), "woocommerce", status);

    public static IResult NotFound() => Show("Not found", Html.Of($"""
        <main class="card narrow"><h1>That page can’t be found</h1><p>The product may be a draft, or deleted.</p></main>
        """), StatusCodes.Status404NotFound);

    private static IResult Front(WooStore store, string shop) => store.Shops.Find(shop) is not { } found
        ? NotFound()
        : Show(found.Name, Html.Of($"""
            <main class="wide">
            <h1>{found.Name}</h1>
            <p class="muted"><a href="/woocommerce/{shop}/orders">Orders</a></p>
            <div class="grid">{Html.Each(store.ProductsOf(shop).Where(p => p.Status == "publish" && p.CatalogVisibility is "visible" or "catalog").Reverse().Take(MostShown), p => Card(p, store))}</div>
            </main>
            """));

    private static Html Card(Product product, WooStore store) => Html.Of($"""
        <a class="tile" href="/woocommerce/{product.Shop}/product/{product.Slug}">
        {Html.Each(product.ImageIds.Take(1), id => Picture(store, id))}
        <h2>{product.Name}</h2><p>{ProductViews.PriceOf(product)} · {product.Offers.Sum(o => o.StockQuantity ?? 0)} in stock</p></a>
        """);

    private static Html Picture(WooStore store, long id) => store.Media.Find(id) is { } medium
        ? Html.Of($"<img src=\"{ProductViews.FileUrl(medium, $"/woocommerce/{medium.Shop}")}\" alt=\"{medium.Alt}\">")
        : Html.Empty;

    private static async Task<IResult> BuyAsync(HttpRequest request, WooStore store, Checkout checkout, string shop, string slug)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (Find(store, shop, slug) is not { } product)
            return NotFound();
        long? variation = long.TryParse(form["variation"], out var id) && product.Type == "variable" ? id : null;
        var payment = Gateway.All.FirstOrDefault(g => g.Id == form["payment"])?.Id ?? "stripe";
        var (order, problem) = checkout.Buy(
            product, variation, int.TryParse(form["quantity"], out var quantity) ? quantity : 1, (Buyers.Any(), payment, form["message"].ToString()), WooCall.OriginOf(request, shop));
        return order is null ? ShowProduct(store, shop, slug, problem) : Results.LocalRedirect($"/woocommerce/{shop}/orders");
    }

    private static IResult ShowProduct(WooStore store, string shop, string slug, string? problem) => Find(store, shop, slug) is not { } product
        ? NotFound()
        : Show(product.Name, Html.Of($"""
            <main class="listing">
            <div class="pictures">{Html.Each(product.ImageIds, id => Picture(store, id))}</div>
            <section>
            <p class="muted"><a href="/woocommerce/{shop}">{store.Shops.Find(shop)!.Name}</a></p>
            <p class="price">{ProductViews.PriceOf(product)} {store.Shops.Find(shop)!.Currency}</p>
            <h1>{product.Name}</h1>
            {Html.If(problem is not null, $"<p role=\"alert\" class=\"problem\">{problem}</p>")}
            <form method="post" action="/woocommerce/{shop}/product/{slug}/buy" class="buy">
            <label>Variation<select name="variation">{Html.Each(product.Offers, Option)}</select></label>
            <label>Quantity<input type="number" name="quantity" value="1" min="1" required></label>
            <label>Payment<select name="payment">{Html.Each(Gateway.All.Reverse(), g => Html.Of($"<option value=\"{g.Id}\">{g.Title}</option>"))}</select></label>
            <button class="primary">Place order</button>
            </form>
            </section>
            </main>
            """), problem is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);

    private static Product? Find(WooStore store, string shop, string slug) => store.ProductsOf(shop).FirstOrDefault(p => p.Slug == slug && p.Status == "publish");

    private static Html Option(Offer offer) => Html.Of($"""
        <option value="{offer.Id}" {Html.If(!offer.Sells(1), $"disabled")}>
        {(offer is Variation variation ? string.Join(", ", variation.Attributes.Select(a => a.Option)) : offer.Sku)} · {offer.Price} · {offer.StockQuantity} in stock</option>
        """);
}
