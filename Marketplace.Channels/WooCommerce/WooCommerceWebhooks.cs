using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce.Wire;

namespace Marketplace.Channels.WooCommerce;

/// <summary>
/// Notifications, one webhook of the store for each topic, all signed with one secret of ours. A webhook is disabled after five deliveries that
/// failed; then all are made active again, under a new secret, because the old one cannot be read back.
/// </summary>
internal static class WooCommerceWebhooks
{
    /// <summary>A change of stock is one of its product.</summary>
    private static readonly string[] _topics = ["order.created", "order.updated", "order.deleted", "product.created", "product.updated", "product.deleted"];

    /// <summary>
    /// Only the body is signed, so there is no window of time; a replayed delivery is known by its id, or leads to nothing but reading the truth again.
    /// The delivery's id is made of the webhook's and the second, so two of one second share it: the body tells them apart.
    /// </summary>
    public static WebhookEnvelope? Verify(WebhookDelivery delivery)
    {
        var topic = delivery.Headers["X-WC-Webhook-Topic"].ToString();
        var id = delivery.Headers["X-WC-Webhook-Delivery-ID"].ToString();
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        return delivery.Secret is { Length: > 0 } secret && topic.Length > 0 && id.Length > 0
            && Convert.TryFromBase64String(delivery.Headers["X-WC-Webhook-Signature"].ToString(), given, out var length) && length == given.Length
            && CryptographicOperations.FixedTimeEquals(given, HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), delivery.Body.Span))
            ? new WebhookEnvelope($"{id}.{Convert.ToHexStringLower(SHA256.HashData(delivery.Body.Span).AsSpan(0, 8))}", topic)
            : null;
    }

    /// <summary>A new webhook's address is tried with <c>webhook_id=N</c>, unsigned.</summary>
    public static bool IsGreeting(WebhookDelivery delivery)
    {
        const string Prefix = "webhook_id=";
        return delivery.Body.Length is > 11 and < 40 && !delivery.Headers.ContainsKey("X-WC-Webhook-Topic")
            && Encoding.ASCII.GetString(delivery.Body.Span) is var text && text.StartsWith(Prefix, StringComparison.Ordinal) && text.AsSpan(Prefix.Length).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    public static WebhookNotice Read(string topic, ReadOnlySpan<byte> body)
    {
        var notice = Parse(body);
        return topic.Split('.')[0] switch
        {
            "order" => About(WebhookEntity.Order, notice?.Id),
            // A variation is read with its product.
            "product" => About(WebhookEntity.Listing, notice is { ParentId: > 0, Type: "variation" } ? notice.ParentId : notice?.Id),
            _ => new(WebhookEntity.Other, null),
        };
    }

    public static async Task<ChannelResult<WebhookSubscription>> SubscribeAsync(WooCommerceClient client, string appName, Uri callback, CancellationToken cancellationToken)
    {
        var existing = await ReadAsync(client, callback, cancellationToken);
        if (!existing.Succeeded)
            return existing.Error;
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        WireWebhookWrite[] updates = [.. existing.Value.Select(webhook => new WireWebhookWrite { Id = webhook.Id, Status = "active", Secret = secret })];
        WireWebhookWrite[] creates =
        [
            .. _topics.Except(existing.Value.Select(webhook => webhook.Topic ?? ""), StringComparer.Ordinal)
                .Select(topic => new WireWebhookWrite { Name = $"{appName}: {topic}", Topic = topic, DeliveryUrl = callback.ToString(), Status = "active", Secret = secret }),
        ];
        var written = await client.WriteWebhooksAsync(new(creates.Length > 0 ? creates : null, updates.Length > 0 ? updates : null), cancellationToken);
        if (!written.Succeeded)
            return written.Error;
        // Together they go by their address.
        return (written.Value.Create ?? []).Concat(written.Value.Update ?? []).Select(WooCommerceErrors.Of).FirstOrDefault(error => error is not null) is { } refused
            ? refused
            : new WebhookSubscription(callback.ToString(), secret);
    }

    public static async Task<ChannelResult<bool>> IsSubscribedAsync(WooCommerceClient client, string subscription, CancellationToken cancellationToken)
    {
        var existing = await ReadAsync(client, new Uri(subscription), cancellationToken);
        return existing.Succeeded
            ? !_topics.Except(existing.Value.Where(webhook => webhook.Status == "active").Select(webhook => webhook.Topic ?? ""), StringComparer.Ordinal).Any()
            : existing.Error;
    }

    private static async Task<ChannelResult<IReadOnlyList<WireWebhook>>> ReadAsync(WooCommerceClient client, Uri callback, CancellationToken cancellationToken)
    {
        var ours = new List<WireWebhook>();
        for (var (page, read) = (1, 0); ; page++)
        {
            var webhooks = await client.GetWebhooksAsync(page, cancellationToken);
            if (!webhooks.Succeeded)
                return webhooks.Error;
            ours.AddRange(webhooks.Value.Items.Where(webhook => webhook.DeliveryUrl == callback.ToString()));
            read += webhooks.Value.Items.Count;
            if (webhooks.Value.Items.Count == 0 || read >= webhooks.Value.Total)
                return ours;
        }
    }

    private static WebhookNotice About(WebhookEntity entity, long? id) =>
        id is { } number ? new(entity, number.ToString(CultureInfo.InvariantCulture)) : new(WebhookEntity.Other, null);

    private static WireNotice? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, WooCommerceJson.Default.WireNotice);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
