using Marketplace.Sandbox.Ebay.Fulfillment;
using Marketplace.Sandbox.Ebay.Seed;
using Marketplace.Sandbox.Ebay.Store;
using Marketplace.Sandbox.Pages;

namespace Marketplace.Sandbox.Ebay.Pages;

/// <summary>What a buyer sees: a seller's items, and one item, where it can be bought.</summary>
internal static class ShopPages
{
    private const int PageSize = 48;

    public static void MapEbayShop(this WebApplication app)
    {
        app.MapGet("/ebay/usr/{username}", ShowShop);
        app.MapGet("/ebay/itm/{id}", (EbayStore store, string id) => ShowItem(store, id, problem: null));
        app.MapPost("/ebay/itm/{id}/buy", BuyAsync);
    }

    private static IResult ShowShop(EbayStore store, string username, int page = 1)
    {
        if (store.Users.All.FirstOrDefault(u => u.Username == username) is not { } user)
            return EbayPage.NotFound();
        EbayListing[] listings = [.. store.Listings.All.Where(l => l.UserId == user.Id && !l.Ended).OrderByDescending(l => l.Id, StringComparer.Ordinal)];
        Showcase[] shown = [.. listings.Skip((page - 1) * PageSize).Take(PageSize).Select(l => Showcase.Of(store, l)).OfType<Showcase>()];
        foreach (var listing in shown)
            store.Saw(listing.Listing.Id, shown: 1, viewed: 0);
        return EbayPage.Show(user.BusinessName, Html.Of($"""
            <main>
            <section class="shop">
            <h1>{user.BusinessName}</h1>
            <p class="muted">{user.Username} · {listings.Length} items · <a href="/ebay/sold/{user.Id}">Orders (seller)</a></p>
            </section>
            <div class="items">{Html.Each(shown, Item)}</div>
            {Html.If(listings.Length == 0, $"<p class=\"empty\">Nothing is for sale here yet.</p>")}
            <p class="pages">
            {Html.If(page > 1, $"<a href=\"?page={page - 1}\">Newer</a>")}
            {Html.If(page * PageSize < listings.Length, $"<a href=\"?page={page + 1}\">Older</a>")}
            </p>
            </main>
            """));
    }

    private static Html Item(Showcase item) => Html.Of($"""
        <a class="item" href="/ebay/itm/{item.Listing.Id}">
        <img src="{item.Images[0]}" alt="" loading="lazy">
        <span class="title">{item.Title}</span>
        <b>{EbayPage.Price(item.LowestPrice, item.Currency)}</b>
        {Html.If(item.Available <= 3, $"<small class=\"low\">{(item.Available == 0 ? "Out of stock" : $"Only {item.Available} left")}</small>")}
        </a>
        """);

    /// <summary>Form: <c>sku</c>, <c>quantity</c>.</summary>
    private static async Task<IResult> BuyAsync(HttpRequest request, EbayStore store, Checkout checkout, string id)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var quantity = int.TryParse(form["quantity"], out var number) ? number : 1;
        var (order, problem) = checkout.Buy(id, form["sku"].ToString() is { Length: > 0 } sku ? sku : null, quantity, Buyers.Any());
        return order is null ? ShowItem(store, id, problem) : Results.LocalRedirect($"/ebay/sold/{order.UserId}/{order.Id}");
    }

    private static IResult ShowItem(EbayStore store, string id, string? problem)
    {
        if (store.Listings.Find(id) is not { Ended: false } listing || Showcase.Of(store, listing) is not { } item)
            return EbayPage.NotFound();
        store.Saw(id, shown: 0, viewed: 1);
        var seller = store.Users.Find(listing.UserId)!;
        return EbayPage.Show(item.Title, Html.Of($"""
            <main class="listing">
            <div class="pictures">{Html.Each(item.Images, url => Html.Of($"<img src=\"{url}\" alt=\"\">"))}</div>
            <section>
            <p class="muted"><a href="/ebay/usr/{seller.Username}">{seller.BusinessName}</a> · item {listing.Id}</p>
            <p class="price">{EbayPage.Price(item.LowestPrice, item.Currency)}</p>
            <h1>{item.Title}</h1>
            {Html.If(problem is not null, $"<p role=\"alert\" class=\"problem\">{problem}</p>")}
            {BuyForm(item)}
            <h2>Description</h2>
            <p class="description">{item.Description}</p>
            </section>
            </main>
            """), problem is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private static Html BuyForm(Showcase item) => item.Available == 0
        ? Html.Of($"<p class=\"problem\">Out of stock</p>")
        : Html.Of($"""
            <form method="post" action="/ebay/itm/{item.Listing.Id}/buy" class="buy">
            {Html.If(item.Choices.Count > 1, $"""
                <label>Choose<select name="sku" required>{Html.Each(item.Choices, choice => Option(choice, item.Currency))}</select></label>
                """)}
            <label>Quantity <small class="muted">{item.Available} available</small>
            <input type="number" name="quantity" value="1" min="1" max="{item.Available}" required></label>
            <button class="primary">Buy It Now</button>
            </form>
            """);

    private static Html Option(ShowcaseChoice choice, string currency) => Html.Of($"""
        <option value="{choice.Sku}" {Html.If(choice.Available == 0, $"disabled")}>
        {choice.Name} · {EbayPage.Price(choice.Price, currency)} · {choice.Available} left</option>
        """);
}
