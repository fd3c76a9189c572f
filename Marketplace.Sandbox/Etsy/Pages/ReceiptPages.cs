using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Receipts;
using Marketplace.Sandbox.Etsy.Store;
using Marketplace.Sandbox.Pages;

namespace Marketplace.Sandbox.Etsy.Pages;

/// <summary>A shop's orders, as its seller sees them on Etsy.</summary>
internal static class ReceiptPages
{
    private const int MostShown = 100;

    public static void MapReceiptPages(this WebApplication app)
    {
        var pages = app.MapGroup("/etsy/receipts/{shopId:long}");
        pages.MapGet("", (EtsyStore store, long shopId) => Show(store, shopId, null));
        pages.MapGet("/{receiptId:long}", (EtsyStore store, long shopId, long receiptId) => Show(store, shopId, receiptId));
        pages.MapPost("/{receiptId:long}/cancel", (HttpRequest request, Checkout checkout, long receiptId) =>
            Done(checkout.Cancel(receiptId, EtsyCall.OriginOf(request))));
        pages.MapPost("/{receiptId:long}/deliver", (HttpRequest request, Checkout checkout, long receiptId) =>
            Done(checkout.Deliver(receiptId, EtsyCall.OriginOf(request))));
    }

    private static IResult Done(Receipt? receipt) => receipt is null
        ? Results.Problem("The order is not in a state for that.", statusCode: StatusCodes.Status409Conflict)
        : Results.LocalRedirect($"/etsy/receipts/{receipt.ShopId}/{receipt.Id}");

    private static IResult Show(EtsyStore store, long shopId, long? receiptId)
    {
        if (store.Shops.Find(shopId) is not { } shop)
            return EtsyPage.NotFound();
        var receipts = store.Receipts.All
            .Where(r => r.ShopId == shopId && (receiptId is null || r.Id == receiptId))
            .OrderByDescending(r => r.Id)
            .ToArray();
        return EtsyPage.Show("Orders", Html.Of($"""
            <main class="narrow wide">
            <h1>{(receiptId is null ? "Orders" : $"Order {receiptId}")}</h1>
            <p class="muted">
            <a href="/etsy/shop/{shop.Name}">{shop.Title}</a>
            {Html.If(receiptId is not null, $" · <a href=\"/etsy/receipts/{shopId}\">All orders</a>")}
            </p>
            {Html.Each(receipts.Take(MostShown), r => Card(r))}
            {Html.If(receipts.Length == 0, $"<p class=\"empty\">No orders yet.</p>")}
            </main>
            """));
    }

    private static Html Card(Receipt receipt) => Html.Of($"""
        <article class="card order">
        <header>
        <h2><a href="/etsy/receipts/{receipt.ShopId}/{receipt.Id}">#{receipt.Id}</a></h2>
        <span class="status {receipt.Status}">{(receipt.IsDelivered ? "delivered" : receipt.Status)}</span>
        </header>
        <ul>{Html.Each(receipt.Transactions, t => Line(t, receipt.CurrencyCode))}</ul>
        {Address(receipt.Buyer)}
        <p class="muted">Ordered {DateTimeOffset.FromUnixTimeSeconds(receipt.CreatedAt):d MMM yyyy HH:mm} UTC</p>
        {Html.Each(receipt.Shipments, Tracking)}
        <p class="actions">
        {receipt switch
    {
        { IsCanceled: true } or { IsDelivered: true } => Html.Empty,
        { IsShipped: true } => Button(receipt, "deliver", "Mark as delivered"),
        _ => Button(receipt, "cancel", "Cancel order"),
    }}
        </p>
        </article>
        """);

    private static Html Line(Transaction line, string currencyCode) => Html.Of($"""
        <li>{line.Quantity} × {line.Title}
        {Html.If(line.Properties.Count > 0, $"<span class=\"muted\">({string.Join(", ", line.Properties.SelectMany(p => p.Values))})</span>")}
        <b>{EtsyPage.Price(line.Price * line.Quantity, currencyCode)}</b>
        {Html.If(line.Sku.Length > 0, $"<code>{line.Sku}</code>")}</li>
        """);

    private static Html Address(Buyer buyer) => Html.Of($"""
        <p>{buyer.Name}, {buyer.FirstLine}, {buyer.City} {buyer.State} {buyer.Zip}, {buyer.CountryIso}</p>
        """);

    private static Html Tracking(Shipment shipment) => Html.Of($"""
        <p class="tracking">Shipped with <b>{shipment.CarrierName}</b>, tracking <code>{shipment.TrackingCode}</code></p>
        """);

    private static Html Button(Receipt receipt, string action, string text) => Html.Of($"""
        <form method="post" action="/etsy/receipts/{receipt.ShopId}/{receipt.Id}/{action}"><button>{text}</button></form>
        """);
}
