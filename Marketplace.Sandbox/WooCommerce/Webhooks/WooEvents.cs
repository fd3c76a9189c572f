using Marketplace.Sandbox.Webhooks;
using Marketplace.Sandbox.WooCommerce.Orders;
using Marketplace.Sandbox.WooCommerce.Products;
using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Webhooks;

/// <summary>Tells the webhooks that something happened. The payload is what the API would answer; of what is deleted only the id.</summary>
internal sealed class WooEvents(WebhookOutbox outbox, ProductViews views)
{
    public void Product(Product product, string happened, string origin) => Publish(product.Shop, $"product.{happened}", () => views.Products.Text(product, origin));

    public void Order(Order order, string happened, string origin) => Publish(order.Shop, $"order.{happened}", () => OrderViews.Orders.Text(order, origin));

    public void Deleted(string shop, string resource, long id) => Publish(shop, $"{resource}.deleted", () => $$"""{"id":{{id}}}""");

    /// <summary>A payload is only made where somebody listens: a large shop is seeded without.</summary>
    private void Publish(string shop, string topic, Func<string> body)
    {
        if (outbox.Subscriptions.All.Any(s => s.Channel == WooCommerceSimulator.Channel && s.Account == shop))
            outbox.Publish(WooCommerceSimulator.Channel, shop, topic, body());
    }
}
