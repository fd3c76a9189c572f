using System.Text.Json;
using Marketplace.Sandbox.Faults;
using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Store;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.Shopify.Control;

/// <summary><c>GET /control/shopify/state</c>: what a test wants to look at. Tokens and secrets are not shown.</summary>
internal static class ShopifyStateView
{
    private const int MostProducts = 1_000;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IResult Show(ShopifyStore store, WebhookOutbox outbox, FaultPlans faults, Throttle throttle) => Results.Json(new
    {
        shops = store.Shops.All.OrderBy(s => s.Id).Select(s => new
        {
            domain = s.Domain,
            product_count = store.ProductsByShop.Of(s.Domain).All.Count,
            products = store.ProductsByShop.Of(s.Domain).All.Take(MostProducts).Select(View),
            orders = store.OrdersOf(s.Domain).OrderBy(o => o.Id).Select(o => new
            {
                o.Id,
                o.Name,
                o.FinancialStatus,
                o.FulfillmentStatus,
                o.CancelledAt,
                o.Refunded,
                lines = o.Lines.Select(l => new { l.ProductId, l.VariantId, l.Sku, l.Quantity, l.Price, l.Fulfilled, l.Removed, l.Refunded }),
                o.Fulfillments,
            }),
        }),
        calls = store.Calls,
        points_per_second = throttle.PerSecond,
        tokens = store.Tokens.All.Select(t => new { t.Shop, t.Scopes }),
        faults = faults[ShopifySimulator.Channel].Planned,
        bulk_operations = store.BulkOperations.All.OrderBy(o => o.Id).Select(o => new { o.Id, o.Shop, o.Status, o.Objects, o.FileSize }),
        webhooks = new
        {
            subscriptions = outbox.Subscriptions.All.Where(s => s.Channel == ShopifySimulator.Channel).Select(s => new { s.Id, s.Account, s.CallbackUrl, s.Events }),
            pending = outbox.PendingOf(ShopifySimulator.Channel),
            recent = outbox.Recent,
        },
    }, Json);

    private static object View(Product product) => new
    {
        product.Id,
        product.Title,
        product.Handle,
        product.Status,
        published_on = product.PublishedOn,
        images = product.MediaIds.Count,
        variants = product.Variants.Select(v => new { v.Id, v.InventoryItemId, v.Sku, v.Price, quantity = v.Available, v.Levels }),
    };
}
