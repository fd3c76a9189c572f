using System.Text.Json;
using Marketplace.Sandbox.Faults;
using Marketplace.Sandbox.Webhooks;
using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Control;

/// <summary><c>GET /control/woocommerce/state</c>: what a test wants to look at. Keys and secrets are not shown.</summary>
internal static class WooStateView
{
    private const int MostProducts = 1_000;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IResult Show(WooStore store, WebhookOutbox outbox, FaultPlans faults) => Results.Json(new
    {
        shops = store.Shops.All.OrderBy(s => s.Slug).Select(s => new
        {
            s.Slug,
            product_count = store.ProductsOf(s.Slug).Count,
            products = store.ProductsOf(s.Slug).Take(MostProducts).Select(p => new
            {
                p.Id,
                p.Name,
                p.Slug,
                p.Type,
                p.Status,
                p.Sku,
                price = p.Price,
                quantity = p.StockQuantity,
                images = p.ImageIds.Select(id => store.Media.Find(id)?.FileName),
                tags = p.TagIds.Select(id => store.Terms.Find(id)?.Name),
                variations = p.Variations.Select(v => new { v.Id, v.Status, v.Sku, price = v.Price, quantity = v.StockQuantity }),
            }),
            orders = store.OrdersOf(s.Slug).Select(o => new { o.Id, o.Status, o.Total, o.Refunded, o.Lines, notes = o.Notes.Where(n => n.ForCustomer).Select(n => n.Text), refunds = o.Refunds.Select(r => new { r.Amount, r.ByGateway }) }),
            webhooks = store.Webhooks.All.Where(w => w.Shop == s.Slug).OrderBy(w => w.Id).Select(w => new { w.Id, w.Topic, w.Status, w.DeliveryUrl, w.Failures }),
        }),
        calls = store.Calls,
        keys = store.Keys.All.Select(k => new { k.Shop, k.Permissions }),
        faults = faults[WooCommerceSimulator.Channel].Planned,
        webhooks = new { pending = outbox.PendingOf(WooCommerceSimulator.Channel), recent = outbox.Recent },
    }, Json);
}
