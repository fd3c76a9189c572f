using System.Security.Cryptography;
using System.Text;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.Shopify.Webhooks;

/// <summary>Signs a delivery: base64 HMAC-SHA256 of the body with the app's secret.</summary>
internal static class ShopifySignature
{
    /// <summary>Eight attempts more within four hours; then the subscription is deleted.</summary>
    public static readonly IReadOnlyList<TimeSpan> Retries =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(12),
        TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(100),
    ];

    public static void Sign(HttpRequestMessage request, WebhookSubscription subscription, WebhookDelivery delivery)
    {
        request.Headers.Add("X-Shopify-Topic", delivery.Event);
        request.Headers.Add("X-Shopify-Shop-Domain", subscription.Account);
        request.Headers.Add("X-Shopify-Webhook-Id", delivery.MessageId);
        request.Headers.Add("X-Shopify-Event-Id", delivery.MessageId);
        request.Headers.Add("X-Shopify-Triggered-At", $"{delivery.TriggeredAt:O}");
        request.Headers.Add("X-Shopify-API-Version", ShopifySimulator.Versions[0]);
        request.Headers.Add("X-Shopify-Hmac-Sha256", Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(subscription.Secret), Encoding.UTF8.GetBytes(delivery.Body))));
    }
}
