using System.Security.Cryptography;
using System.Text;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.WooCommerce.Webhooks;

/// <summary>Signs a delivery: base64 HMAC-SHA256 of the body with the webhook's secret.</summary>
internal static class WooSignature
{
    public static void Sign(HttpRequestMessage request, WebhookSubscription subscription, WebhookDelivery delivery, DateTimeOffset now)
    {
        var topic = delivery.Event.Split('.');
        request.Headers.UserAgent.ParseAdd("WooCommerce/9.4.1");
        request.Headers.Add("X-WC-Webhook-Source", $"http://localhost/woocommerce/{subscription.Account}/");
        request.Headers.Add("X-WC-Webhook-Topic", delivery.Event);
        request.Headers.Add("X-WC-Webhook-Resource", topic[0]);
        request.Headers.Add("X-WC-Webhook-Event", topic[1]);
        request.Headers.Add("X-WC-Webhook-ID", WooSubscriptions.IdOf(subscription).ToString());
        // Made of the webhook and the second, as WooCommerce does: two of one second have the same.
        request.Headers.Add("X-WC-Webhook-Delivery-ID", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{subscription.Id}{now.ToUnixTimeSeconds()}")).AsSpan(0, 16)));
        request.Headers.Add("X-WC-Webhook-Signature", Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(subscription.Secret), Encoding.UTF8.GetBytes(delivery.Body))));
    }
}
