using System.Text.Json;
using Marketplace.Sandbox.Etsy.Store;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.Etsy.Receipts;

/// <summary>Tells the subscribers that something happened to an order. The notification names the receipt and no more.</summary>
internal sealed class OrderEvents(WebhookOutbox outbox)
{
    public const string Paid = "order.paid";
    public const string Canceled = "order.canceled";
    public const string Shipped = "order.shipped";
    public const string Delivered = "order.delivered";

    public static readonly IReadOnlyCollection<string> All = [Paid, Canceled, Shipped, Delivered];

    public void Publish(string eventType, Receipt receipt, string origin) =>
        outbox.Publish(EtsySimulator.Channel, receipt.ShopId.ToString(), eventType, JsonSerializer.Serialize(new
        {
            event_type = eventType,
            resource_url = $"{origin}/etsy/v3/application/shops/{receipt.ShopId}/receipts/{receipt.Id}",
            shop_id = receipt.ShopId,
        }));
}
