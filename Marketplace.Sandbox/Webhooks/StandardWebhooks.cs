using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Sandbox.Webhooks;

/// <summary>The Standard Webhooks signature: base64 HMAC-SHA256 over <c>id.timestamp.body</c>, the key being the base64
/// after <c>whsec_</c>.</summary>
internal static class StandardWebhooks
{
    private const string SecretPrefix = "whsec_";

    public static string NewSecret() => SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(24));

    public static bool IsSecret(string secret) =>
        secret.StartsWith(SecretPrefix, StringComparison.Ordinal)
        && Convert.TryFromBase64String(secret[SecretPrefix.Length..], new byte[secret.Length], out _);

    public static void Sign(
        HttpRequestMessage request, WebhookSubscription subscription, WebhookDelivery delivery, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString();
        request.Headers.Add("webhook-id", delivery.MessageId);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", Signature(subscription.Secret, delivery.MessageId, timestamp, delivery.Body));
    }

    public static string Signature(string secret, string id, string timestamp, string body)
    {
        var key = Convert.FromBase64String(secret[SecretPrefix.Length..]);
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")));
    }
}
