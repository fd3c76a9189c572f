using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.Shopify.Webhooks;

internal sealed class SubscriptionView(WebhookSubscription subscription)
{
    public string Id => $"gid://shopify/WebhookSubscription/{subscription.Id}";

    public string Topic => Topics.ToEnum(subscription.Events[0]);

    public string Uri => subscription.CallbackUrl.OriginalString;

    public string Format => "JSON";

    public DateTimeOffset CreatedAt => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(subscription.Id));
}
