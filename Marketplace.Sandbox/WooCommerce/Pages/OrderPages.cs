using Marketplace.Sandbox.Pages;
using Marketplace.Sandbox.WooCommerce.Http;
using Marketplace.Sandbox.WooCommerce.Orders;
using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Pages;

/// <summary>A store's orders, as its owner sees them in the admin, where their state can be changed.</summary>
internal static class OrderPages
{
    private const int MostShown = 100;

    private static readonly string[] States = ["processing", "completed", "cancelled"];

    public static void MapOrderPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/orders", Show);
        pages.MapPost("/orders/{id:long}/status", SetStatusAsync);
    }

    private static IResult Show(WooStore store, string shop) => store.Shops.Find(shop) is not { } found
        ? ShopPages.NotFound()
        : ShopPages.Show("Orders", Html.Of($"""
            <main class="narrow wide">
            <h1>Orders</h1>
            <p class="muted"><a href="/woocommerce/{shop}">{found.Name}</a></p>
            {Html.Each(store.OrdersOf(shop).Reverse().Take(MostShown), Card)}
            </main>
            """));

    private static async Task<IResult> SetStatusAsync(HttpRequest request, WooStore store, OrderDesk desk, string shop, long id)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (store.Orders.Find(id) is not { } order || order.Shop != shop || !States.Contains(form["status"].ToString()))
            return ShopPages.NotFound();
        using (store.Change())
        {
            var origin = WooCall.OriginOf(request, shop);
            desk.Put(desk.SetStatus(order, form["status"].ToString(), origin), origin);
        }
        return Results.LocalRedirect($"/woocommerce/{shop}/orders");
    }

    private static Html Card(Order order) => Html.Of($"""
        <section class="card">
        <h2>#{order.Id}</h2>
        <p class="muted">{order.CreatedAt:u} · {order.Buyer.FirstName} {order.Buyer.LastName} · {order.Status} · {OrderViews.Money(order.Total)} {order.Currency}</p>
        <ul>{Html.Each(order.Lines, l => Html.Of($"<li>{l.Quantity} × {l.Name} <code>{l.Sku}</code> {OrderViews.Money(l.Price)}</li>"))}</ul>
        {Html.Each(order.Notes.Where(n => n.ForCustomer), n => Html.Of($"<p>{n.Text}</p>"))}
        {Html.Each(order.Refunds, r => Html.Of($"<p>Refunded {OrderViews.Money(r.Amount)} {r.Reason}</p>"))}
        <form method="post" action="/woocommerce/{order.Shop}/orders/{order.Id}/status">
        {Html.Each(States.Where(s => s != order.Status), s => Html.Of($"<button name=\"status\" value=\"{s}\">{s}</button> "))}
        </form>
        </section>
        """);
}
