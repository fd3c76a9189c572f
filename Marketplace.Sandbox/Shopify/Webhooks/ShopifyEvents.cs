using System.Text.Json;
using Marketplace.Sandbox.Shopify.Store;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.Shopify.Webhooks;

/// <summary>Tells the subscribers that something happened. Payloads are shaped as the REST resources, as Shopify's are.</summary>
internal sealed class ShopifyEvents(WebhookOutbox outbox, ShopifyStore store)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public void ProductChanged(Product product, string origin, string topic) => Publish(product.Shop, topic, new ProductPayloadView(product, store, origin));

    public void ProductDeleted(Product product) => Publish(product.Shop, Topics.ProductsDelete, new { product.Id });

    public void StockChanged(string shop, long inventoryItemId, StockLevel level) => Publish(shop, Topics.InventoryLevelsUpdate, new
    {
        inventory_item_id = inventoryItemId,
        location_id = level.LocationId,
        available = level.Available,
        updated_at = store.Now,
        admin_graphql_api_id = $"gid://shopify/InventoryLevel/{level.LocationId}?inventory_item_id={inventoryItemId}",
    });

    public void OrderChanged(Order order, params ReadOnlySpan<string> topics)
    {
        foreach (var topic in topics)
            Publish(order.Shop, topic, new OrderPayloadView(order));
    }

    public void Refunded(Order order, Refund refund) => Publish(order.Shop, Topics.RefundsCreate, new RefundPayloadView(order, refund));

    public void Uninstalled(ShopifyShop shop) => Publish(shop.Domain, Topics.AppUninstalled, new { shop.Id, shop.Name, shop.Email, domain = shop.Domain, myshopify_domain = shop.Domain });

    private void Publish(string shop, string topic, object payload) =>
        outbox.Publish(ShopifySimulator.Channel, shop, topic, JsonSerializer.Serialize(payload, payload.GetType(), Json));
}
