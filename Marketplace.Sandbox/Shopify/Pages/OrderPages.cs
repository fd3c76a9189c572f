using Marketplace.Sandbox.Pages;
using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Orders;
using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.Pages;

/// <summary>A shop's orders, as its merchant sees them in Shopify's admin, where they can be cancelled.</summary>
internal static class OrderPages
{
    private const int MostShown = 100;

    public static void MapOrderPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/orders", Show);
        pages.MapPost("/orders/{id:long}/cancel", Cancel);
    }

    private static IResult Show(ShopifyStore store, string shop) => store.Shops.Find(shop) is not { } found
        ? ShopPages.NotFound()
        : ShopPages.Show("Orders", Html.Of($"""
            <main class="narrow wide">
            <h1>Orders</h1>
            <p class="muted"><a href="/shopify/{shop}">{found.Name}</a></p>
            {Html.Each(store.OrdersOf(shop).OrderByDescending(o => o.Id).Take(MostShown), Card)}
            </main>
            """));

    /// <summary>The merchant cancels, gives the money back and puts the goods back.</summary>
    private static IResult Cancel(HttpRequest request, ShopifyStore store, IServiceProvider services, string shop, long id)
    {
        if (store.Shops.Find(shop) is not { } found)
            return ShopPages.NotFound();
        var call = new ShopifyCall(store, found, new ShopifyToken("", shop, "", []), ShopifySimulator.Versions[0], $"{request.Scheme}://{request.Host}", services);
        return new OrderMutations(call).Cancel(Gid.Of("Order", id), restock: true, "CUSTOMER", refund: true) is [var problem, ..]
            ? Results.Problem(problem.Message, statusCode: StatusCodes.Status409Conflict)
            : Results.LocalRedirect($"/shopify/{shop}/orders");
    }

    private static Html Card(Order order) => Html.Of($"""
        <section class="card">
        <h2>{order.Name}</h2>
        <p class="muted">{order.CreatedAt:u} · {order.Buyer.Name} · {order.FinancialStatus.ToLowerInvariant()} · {order.FulfillmentStatus.ToLowerInvariant()}{Html.If(order.CancelledAt is not null, $" · cancelled")}</p>
        <ul>{Html.Each(order.Lines, l => Html.Of($"<li>{l.Quantity} × {l.Title} {l.VariantTitle} <code>{l.Sku}</code> {Money.Text(l.Price)}</li>"))}</ul>
        {Html.Each(order.Fulfillments, f => Html.Of($"<p>Shipped with {f.Company} {f.Number}</p>"))}
        {Html.If(order is { CancelledAt: null, Fulfillments.Count: 0 }, $"<form method=\"post\" action=\"/shopify/{order.Shop}/orders/{order.Id}/cancel\"><button>Cancel and refund</button></form>")}
        </section>
        """);
}
