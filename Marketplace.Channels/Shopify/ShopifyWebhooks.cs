using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify.Wire;

namespace Marketplace.Channels.Shopify;

/// <summary>Notifications, signed with the app's own secret. Shopify deletes a subscription whose address did not answer often enough; it is made anew.</summary>
internal static class ShopifyWebhooks
{
    private static readonly string[] _topics =
    [
        "ORDERS_CREATE", "ORDERS_UPDATED", "ORDERS_CANCELLED", "REFUNDS_CREATE", "PRODUCTS_UPDATE", "PRODUCTS_DELETE", "INVENTORY_LEVELS_UPDATE", "APP_UNINSTALLED",
    ];

    /// <summary>
    /// Only the body is signed, and Shopify itself repeats a delivery for four hours: so there is no window of time, and a replayed one is known by
    /// its id or leads to nothing but reading the truth again.
    /// </summary>
    public static WebhookEnvelope? Verify(WebhookDelivery delivery, string secret)
    {
        var id = delivery.Headers["X-Shopify-Webhook-Id"].ToString();
        var topic = delivery.Headers["X-Shopify-Topic"].ToString();
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        return secret.Length > 0 && id.Length > 0 && topic.Length > 0
            && Convert.TryFromBase64String(delivery.Headers["X-Shopify-Hmac-Sha256"].ToString(), given, out var length) && length == given.Length
            && CryptographicOperations.FixedTimeEquals(given, HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), delivery.Body.Span))
            ? new WebhookEnvelope(id, topic)
            : null;
    }

    public static WebhookNotice Read(string topic, ReadOnlySpan<byte> body)
    {
        var notice = Parse(body);
        return topic switch
        {
            "refunds/create" => About(WebhookEntity.Order, notice?.OrderId),
            "inventory_levels/update" => notice?.InventoryItemId is { } item
                ? new(WebhookEntity.Listing, string.Create(CultureInfo.InvariantCulture, $"{ShopifyListings.ItemPrefix}{item}"))
                : new(WebhookEntity.Other, null),
            "app/uninstalled" => new(WebhookEntity.Authorization, null),
            _ when topic.StartsWith("orders/", StringComparison.Ordinal) => About(WebhookEntity.Order, notice?.Id),
            _ when topic.StartsWith("products/", StringComparison.Ordinal) => About(WebhookEntity.Listing, notice?.Id),
            _ => new(WebhookEntity.Other, null),
        };
    }

    public static async Task<ChannelResult<WebhookSubscription>> SubscribeAsync(ShopifyClient client, Uri callback, CancellationToken cancellationToken)
    {
        var missing = await ReadMissingAsync(client, callback, cancellationToken);
        if (!missing.Succeeded)
            return missing.Error;
        foreach (var topic in missing.Value)
        {
            var made = await client.SubscribeAsync(topic, callback, cancellationToken);
            if (!made.Succeeded)
                return made.Error;
            // Another process of ours may have just made it.
            if (ShopifyErrors.Describe(made.Value.WebhookSubscriptionCreate.UserErrors) is { } refused && !refused.Message.Contains("already been taken", StringComparison.Ordinal))
                return refused;
        }
        // Each topic has a subscription of its own; together they go by their address. They are signed with the app's secret.
        return new WebhookSubscription(callback.ToString(), "");
    }

    public static async Task<ChannelResult<bool>> IsSubscribedAsync(ShopifyClient client, string subscription, CancellationToken cancellationToken)
    {
        var missing = await ReadMissingAsync(client, new Uri(subscription), cancellationToken);
        return missing.Succeeded ? missing.Value.Length == 0 : missing.Error;
    }

    private static async Task<ChannelResult<string[]>> ReadMissingAsync(ShopifyClient client, Uri callback, CancellationToken cancellationToken)
    {
        var existing = await client.GetSubscriptionsAsync(callback, cancellationToken);
        if (!existing.Succeeded)
            return existing.Error;
        var topics = existing.Value.WebhookSubscriptions.Nodes.Where(subscription => subscription.Uri == callback.ToString()).Select(subscription => subscription.Topic);
        return _topics.Except(topics, StringComparer.Ordinal).ToArray();
    }

    private static WebhookNotice About(WebhookEntity entity, long? id) =>
        id is { } number ? new(entity, number.ToString(CultureInfo.InvariantCulture)) : new(WebhookEntity.Other, null);

    private static WireNotice? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, ShopifySnakeJson.Default.WireNotice);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
