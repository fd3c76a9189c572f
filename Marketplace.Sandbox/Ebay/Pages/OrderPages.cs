using Marketplace.Sandbox.Ebay.Fulfillment;
using Marketplace.Sandbox.Ebay.Store;
using Marketplace.Sandbox.Pages;

namespace Marketplace.Sandbox.Ebay.Pages;

/// <summary>A seller's orders, with what their buyers can ask for.</summary>
internal static class OrderPages
{
    private const int MostShown = 100;

    public static void MapEbayOrders(this WebApplication app)
    {
        var pages = app.MapGroup("/ebay/sold/{userId}");
        pages.MapGet("", (EbayStore store, string userId) => Show(store, userId, null));
        pages.MapGet("/{orderId}", (EbayStore store, string userId, string orderId) => Show(store, userId, orderId));
        pages.MapPost("/{orderId}/cancel", (Checkout checkout, string orderId) => Done(checkout.Open(CaseKind.Cancellation, orderId, "BUYER_ASKED_CANCEL")));
        pages.MapPost("/{orderId}/inquiry", (Checkout checkout, string orderId) => Done(checkout.Open(CaseKind.Inquiry, orderId, "ITEM_NOT_RECEIVED")));
        pages.MapPost("/{orderId}/return", (Checkout checkout, string orderId) => Done(checkout.Open(CaseKind.Return, orderId, "NO_LONGER_NEED_ITEM")));
    }

    private static IResult Done(PostOrderCase? opened) => opened is null
        ? Results.Problem("The order is not in a state for that.", statusCode: StatusCodes.Status409Conflict)
        : Results.LocalRedirect($"/ebay/sold/{opened.UserId}/{opened.OrderId}");

    private static IResult Show(EbayStore store, string userId, string? orderId)
    {
        if (store.Users.Find(userId) is not { } user)
            return EbayPage.NotFound();
        EbayOrder[] orders = [.. store.Orders.All.Where(o => o.UserId == userId && (orderId is null || o.Id == orderId)).OrderByDescending(o => o.CreatedAt)];
        return EbayPage.Show("Orders", Html.Of($"""
            <main class="narrow wide">
            <h1>{(orderId is null ? "Orders" : $"Order {orderId}")}</h1>
            <p class="muted">
            <a href="/ebay/usr/{user.Username}">{user.BusinessName}</a>
            {Html.If(orderId is not null, $" · <a href=\"/ebay/sold/{userId}\">All orders</a>")}
            </p>
            {Html.Each(orders.Take(MostShown), order => Card(order, store))}
            {Html.If(orders.Length == 0, $"<p class=\"empty\">No orders yet.</p>")}
            </main>
            """));
    }

    private static Html Card(EbayOrder order, EbayStore store) => Html.Of($"""
        <article class="card order">
        <header><h2><a href="/ebay/sold/{order.UserId}/{order.Id}">{order.Id}</a></h2><span class="status">{Status(order)}</span></header>
        <ul><li>{order.Line.Quantity} × {order.Line.Title}
        {Html.If(order.Line.Variation.Count > 0, $"<span class=\"muted\">({string.Join(", ", order.Line.Variation.Values)})</span>")}
        <b>{EbayPage.Price(order.Line.Price * order.Line.Quantity, order.Currency)}</b> <code>{order.Line.Sku}</code></li></ul>
        <p>{order.Buyer.Name}, {order.Buyer.Line1}, {order.Buyer.City} {order.Buyer.Region} {order.Buyer.PostalCode}, {order.Buyer.Country}</p>
        <p class="muted">Ordered {order.CreatedAt:d MMM yyyy HH:mm} UTC</p>
        {Html.Each(order.Shipments, s => Html.Of($"<p class=\"tracking\">Shipped with <b>{s.Carrier}</b>, tracking <code>{s.TrackingNumber}</code></p>"))}
        {Html.Each(order.Refunds, r => Html.Of($"<p class=\"tracking\">Refunded <b>{EbayPage.Price(r.Amount, order.Currency)}</b> ({r.Reason})</p>"))}
        {Html.Each(store.Cases.All.Where(c => c.OrderId == order.Id), c => Html.Of($"<p class=\"tracking\">{c.Kind} {c.Id}: {c.State}</p>"))}
        <p class="actions">{Actions(order)}</p>
        </article>
        """);

    private static Html Actions(EbayOrder order) => order switch
    {
        { CancelledAt: not null } => Html.Empty,
        { IsShipped: true } => Html.Each([Button(order, "inquiry", "Buyer: it did not arrive"), Button(order, "return", "Buyer: return it")], b => b),
        _ => Button(order, "cancel", "Buyer: cancel"),
    };

    private static string Status(EbayOrder order) => order.CancelledAt is not null ? "cancelled" : order.IsShipped ? "shipped" : "paid";

    private static Html Button(EbayOrder order, string action, string text) => Html.Of($"""
        <form method="post" action="/ebay/sold/{order.UserId}/{order.Id}/{action}"><button>{text}</button></form>
        """);
}
