using Marketplace.Sandbox.Webhooks;
using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Webhooks;

/// <summary>Keeps the deliveries' subscriptions as the webhooks are: an active one has one. Five failures in a row disable a webhook.</summary>
internal sealed class WooSubscriptions(WooStore store, WebhookOutbox outbox, IHttpClientFactory clients)
{
    private const int MostFailures = 5;
    private const string Prefix = "woocommerce-";

    /// <summary>0 for one that was made on the control page and is no webhook of a store.</summary>
    public static long IdOf(WebhookSubscription subscription) => subscription.Id.StartsWith(Prefix, StringComparison.Ordinal) ? long.Parse(subscription.Id[Prefix.Length..]) : 0;

    public void Put(WooWebhook webhook)
    {
        store.Webhooks.Put(webhook.Id, webhook);
        if (webhook.Status == WooWebhook.Active)
            outbox.Subscriptions.Put($"{Prefix}{webhook.Id}", new($"{Prefix}{webhook.Id}", WooCommerceSimulator.Channel, webhook.Shop, webhook.DeliveryUrl, webhook.Secret, [webhook.Topic]));
        else
            outbox.Subscriptions.Remove($"{Prefix}{webhook.Id}");
    }

    public void Remove(WooWebhook webhook)
    {
        store.Webhooks.Remove(webhook.Id);
        outbox.Subscriptions.Remove($"{Prefix}{webhook.Id}");
    }

    public void Settled(WebhookSubscription subscription, bool delivered)
    {
        using (store.Change())
        {
            if (store.Webhooks.Find(IdOf(subscription)) is not { } webhook || (delivered && webhook.Failures == 0))
                return;
            var failures = delivered ? 0 : webhook.Failures + 1;
            Put(webhook with { Failures = failures, Status = failures >= MostFailures ? "disabled" : webhook.Status });
        }
    }

    /// <summary>A new webhook's address is tried with <c>webhook_id=N</c>, unsigned; whatever it answers, the webhook stands.</summary>
    public async Task GreetAsync(WooWebhook webhook, CancellationToken cancel)
    {
        using var body = new StringContent($"webhook_id={webhook.Id}", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        try
        {
            using var answer = await clients.CreateClient(WebhookSender.ClientName).PostAsync(webhook.DeliveryUrl, body, cancel);
        }
        catch (HttpRequestException)
        {
            // Nobody is there yet.
        }
    }
}
