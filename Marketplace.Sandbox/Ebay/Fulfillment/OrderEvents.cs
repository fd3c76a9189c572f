using System.Text.Json;
using Marketplace.Sandbox.Ebay.Http;
using Marketplace.Sandbox.Ebay.Notification;
using Marketplace.Sandbox.Ebay.Store;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.Ebay.Fulfillment;

/// <summary>Tells the subscribers of a seller's topics that something happened to an order.</summary>
internal sealed class OrderEvents(EbayStore store, WebhookOutbox outbox)
{
    public const string Confirmed = "ORDER_CONFIRMATION";
    public const string Shipped = "ITEM_MARKED_SHIPPED";

    public void Publish(string topic, EbayOrder order)
    {
        var seller = store.Users.Find(order.UserId)!;
        var now = OrderView.Time(store.Now);
        outbox.Publish(EbaySimulator.Channel, order.UserId, topic, JsonSerializer.Serialize(
            new
            {
                metadata = new { topic, schemaVersion = Topics.SchemaVersion, deprecated = false },
                notification = new
                {
                    notificationId = $"{Guid.CreateVersion7(store.Now)}",
                    eventDate = now,
                    publishDate = now,
                    publishAttemptCount = 1,
                    data = new
                    {
                        user = new { userId = seller.Id, username = seller.Username },
                        order = new { orderId = order.Id, lineItems = (object[])[new { lineItemId = order.Line.Id, listingId = order.Line.ListingId, sku = order.Line.Sku, quantity = order.Line.Quantity }] },
                    },
                },
            },
            EbayJson.Options));
    }
}
