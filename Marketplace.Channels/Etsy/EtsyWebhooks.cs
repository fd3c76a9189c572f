using System.Text.Json;
using Marketplace.Channels.Etsy.Wire;
using Marketplace.Channels.Seam;
using Marketplace.Channels.Webhooks;

namespace Marketplace.Channels.Etsy;

/// <summary>Notifications about orders: <c>{event_type, resource_url, shop_id}</c>, signed by Standard Webhooks.</summary>
internal static class EtsyWebhooks
{
    public static WebhookEnvelope? Verify(WebhookDelivery delivery) =>
        delivery.Secret is { } secret && StandardWebhooks.Verify(delivery.Headers, delivery.Body.Span, secret, delivery.ReceivedAt) is { } id
            && Parse(delivery.Body.Span) is { EventType: { } type }
            ? new WebhookEnvelope(id, Normal(type))
            : null;

    public static WebhookNotice Read(string type, ReadOnlySpan<byte> body)
    {
        var order = Normal(type).StartsWith("order.", StringComparison.Ordinal);
        var id = Parse(body)?.ResourceUrl?.Split('?')[0].TrimEnd('/').Split('/')[^1];
        return order && long.TryParse(id, out _) ? new WebhookNotice(WebhookEntity.Order, id) : new WebhookNotice(WebhookEntity.Other, null);
    }

    public static async Task<ChannelResult<WebhookSubscription>> SubscribeAsync(EtsyClient client, Uri? portal, Uri callback, CancellationToken cancellationToken)
    {
        if (portal is null)
        {
            return new ChannelError(
                ChannelErrorKind.Rejected, $"Etsy sends notifications once you register {callback} on Etsy's webhook page and enter its signing secret here. Until then orders are polled.", "manual");
        }
        var webhook = await client.RegisterWebhookAsync(portal, callback, cancellationToken);
        return webhook.Succeeded ? new WebhookSubscription(webhook.Value.Id, webhook.Value.Secret) : webhook.Error;
    }

    /// <summary>Without a portal to ask, what the seller registered by hand is believed to stand.</summary>
    public static async Task<ChannelResult<bool>> IsSubscribedAsync(EtsyClient client, Uri? portal, string subscription, CancellationToken cancellationToken)
    {
        if (portal is null)
            return true;
        var webhooks = await client.GetWebhooksAsync(portal, cancellationToken);
        return webhooks.Succeeded ? webhooks.Value.Subscriptions.Any(webhook => webhook.Id == subscription) : webhooks.Error;
    }

    /// <summary>Real deliveries have been seen as ORDER_PAID.</summary>
    private static string Normal(string type) => type.ToLowerInvariant().Replace('_', '.');

    private static WireNotice? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, EtsyJson.Default.WireNotice);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
