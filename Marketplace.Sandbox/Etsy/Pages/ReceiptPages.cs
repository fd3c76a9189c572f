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
        app.MapGet("/etsy/receipts/{shopId:long}", (EtsyStore store, long shopId) => Show(store, shopId, null));
        app.MapGet("/etsy/receipts/{shopId:long}/{receiptId:long}", (EtsyStore store, long shopId, long receiptId) => Show(store, shopId, receiptId));
        app.MapPost("/etsy/receipts/{shopId:long}/{receiptId:long}/cancel", (HttpRequest request, Checkout checkout, long shopId, long receiptId) =>
            Done(checkout.Cancel(receiptId, EtsyCall.OriginOf(request)), shopId, receiptId));
        app.MapPost("/etsy/receipts/{shopId:long}/{receiptId:long}/deliver", (HttpRequest request, Checkout checkout, long shopId, long receiptId) =>
            Done(checkout.Deliver(receiptId, EtsyCall.OriginOf(request)), shopId, receiptId));
    }

    private static IResult Done(Receipt? receipt, long shopId, long receiptId) =>
        receipt is null ? Results.Problem("The order is not in a state for that.", statusCode: StatusCodes.Status409Conflict)
        : Results.LocalRedirect($"/etsy/receipts/{shopId}/{receiptId}");

    private static IResult Show(EtsyStore store, long shopId, long? receiptId)
    {
        if (store.Shops.Find(shopId) is not { } shop)
            return EtsyPage.NotFound();
        var receipts = store.Receipts.All.Where(r => r.ShopId == shopId && (receiptId is null || r.Id == receiptId)).OrderByDescending(r => r.Id).ToArray();
        return EtsyPage.Show("Orders", Html.Of($"""
            <main class="narrow wide">
            <h1>{(receiptId is null ? "Orders" : $"Order {receiptId}")}</h1>
            <p class="muted"><a href="/etsy/shop/{shop.Name}">{shop.Title}</a>{Html.If(receiptId is not null, $" · <a href=\"/etsy/receipts/{shopId}\">All orders</a>")}</p>
            {Html.Each(receipts.Take(MostShown), r => Card(r))}
            {Html.If(receipts.Length == 0, $"<p class=\"empty\">No orders yet.</p>")}
            </main>
            """));
    }

    private static Html Card(Receipt receipt) => Html.Of($"""
        <article class="card order">
        <header><h2><a href="/etsy/receipts/{receipt.ShopId}/{receipt.Id}">#{receipt.Id}</a></h2><span class="status {receipt.Status}">{(receipt.IsDelivered ? "delivered" : receipt.Status)}</span></header>
        <ul>{Html.Each(receipt.Transactions, t => Html.Of($"""
            <li>{t.Quantity} × {t.Title} {Html.If(t.Properties.Count > 0, $"<span class=\"muted\">({string.Join(", ", t.Properties.SelectMany(p => p.Values))})</span>")}
            <b>{EtsyPage.Price(t.Price * t.Quantity, receipt.CurrencyCode)}</b>{Html.If(t.Sku.Length > 0, $" <code>{t.Sku}</code>")}</li>
            """))}</ul>
        <p>{receipt.Buyer.Name}, {receipt.Buyer.FirstLine}, {receipt.Buyer.City} {receipt.Buyer.State} {receipt.Buyer.Zip}, {receipt.Buyer.CountryIso}</p>
        <p class="muted">Ordered {DateTimeOffset.FromUnixTimeSeconds(receipt.CreatedAt):d MMM yyyy HH:mm} UTC</p>
        {Html.Each(receipt.Shipments, s => Html.Of($"<p class=\"tracking\">Shipped with <b>{s.CarrierName}</b>, tracking <code>{s.TrackingCode}</code></p>"))}
        <p class="actions">
        {Html.If(receipt is { IsCanceled: false, IsShipped: false }, $"{Button(receipt, "cancel", "Cancel order")}")}
        {Html.If(receipt is { IsShipped: true, IsDelivered: false, IsCanceled: false }, $"{Button(receipt, "deliver", "Mark as delivered")}")}
        </p>
        </article>
        """);

    private static Html Button(Receipt receipt, string action, string text) => Html.Of($"""
        <form method="post" action="/etsy/receipts/{receipt.ShopId}/{receipt.Id}/{action}"><button>{text}</button></form>
        """);
}
