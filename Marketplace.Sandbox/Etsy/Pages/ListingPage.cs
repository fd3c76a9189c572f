using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Images;
using Marketplace.Sandbox.Etsy.Receipts;
using Marketplace.Sandbox.Etsy.Seed;
using Marketplace.Sandbox.Etsy.Store;
using Marketplace.Sandbox.Pages;

namespace Marketplace.Sandbox.Etsy.Pages;

/// <summary>One item, where it can be bought.</summary>
internal static class ListingPage
{
    public static IResult Show(HttpRequest request, EtsyStore store, long id) => Render(request, store, id, problem: null);

    /// <summary>Form: <c>product_id</c>, <c>quantity</c>.</summary>
    public static async Task<IResult> BuyAsync(HttpRequest request, EtsyStore store, Checkout checkout, long id)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        long? productId = long.TryParse(form["product_id"], out var product) ? product : null;
        var quantity = int.TryParse(form["quantity"], out var number) ? number : 1;
        var (receipt, problem) = checkout.Buy(id, productId, quantity, Buyers.Any(), EtsyCall.OriginOf(request));
        return receipt is null ? Render(request, store, id, problem) : Results.LocalRedirect($"/etsy/receipts/{receipt.ShopId}/{receipt.Id}");
    }

    private static IResult Render(HttpRequest request, EtsyStore store, long id, string? problem)
    {
        if (store.Listings.Find(id) is not { } listing || listing.State is ListingState.Draft or ListingState.Inactive)
            return EtsyPage.NotFound();
        var shop = store.Shops.Find(listing.ShopId)!;
        var images = ImageView.Of(listing, store, EtsyCall.OriginOf(request)).ToArray();
        return EtsyPage.Show(listing.Title, Html.Of($"""
            <main class="listing">
            <div class="pictures">{Html.Each(images, i => Html.Of($"<img src=\"{i.Full}\" alt=\"{i.AltText}\">"))}</div>
            <section>
            <p class="muted"><a href="/etsy/shop/{shop.Name}">{shop.Title}</a></p>
            <p class="price">{EtsyPage.Price(listing.Inventory.LowestPrice, shop.CurrencyCode)}{(listing.Inventory.HasSeveralPrices ? "+" : "")}</p>
            <h1>{listing.Title}</h1>
            {Html.If(problem is not null, $"<p role=\"alert\" class=\"problem\">{problem}</p>")}
            {BuyForm(listing, shop)}
            <h2>Description</h2>
            <p class="description">{listing.Description}</p>
            <p class="tags">{Html.Each(listing.Tags, tag => Html.Of($"<span>{tag}</span>"))}</p>
            </section>
            </main>
            """), problem is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private static Html BuyForm(Listing listing, EtsyShop shop) => listing.State != ListingState.Active
        ? Html.Of($"<p class=\"problem\">Sold out</p>")
        : Html.Of($"""
            <form method="post" action="/etsy/listing/{listing.Id}/buy" class="buy">
            {Html.If(listing.Inventory.HasVariations, $"""
                <label>Choose<select name="product_id" required>
                {Html.Each(listing.Inventory.Products.Where(p => p.Offering.IsEnabled), p => Option(p, shop))}
                </select></label>
                """)}
            <label>Quantity <small class="muted">{listing.Inventory.Quantity} available</small>
            <input type="number" name="quantity" value="1" min="1" max="{listing.Inventory.Quantity}" required></label>
            <button class="primary">Buy it now</button>
            </form>
            """);

    private static Html Option(ListingProduct product, EtsyShop shop) => Html.Of($"""
        <option value="{product.Id}" {Html.If(product.Offering.Quantity == 0, $"disabled")}>
        {product.Name} · {EtsyPage.Price(product.Offering.Price, shop.CurrencyCode)} · {product.Offering.Quantity} left</option>
        """);
}
