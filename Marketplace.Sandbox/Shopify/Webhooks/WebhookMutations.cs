using System.Globalization;
using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Webhooks;

namespace Marketplace.Sandbox.Shopify.Webhooks;

internal static class WebhookMutations
{
    public static SubscriptionPayload Create(ShopifyCall call, string topic, SubscriptionInput input)
    {
        if (!Uri.TryCreate(input.Uri, UriKind.Absolute, out var address) || !(address.Scheme == "https" || address.IsLoopback))
            return Refused(UserError.At("webhookSubscription.uri", "Address is invalid"));
        var subscriptions = call.Services.GetRequiredService<WebhookOutbox>().Subscriptions;
        using (call.Store.Change())
        {
            var name = Topics.FromEnum(topic);
            if (subscriptions.All.Any(s => s.Channel == ShopifySimulator.Channel && s.Account == call.Domain && s.CallbackUrl == address && s.Events.Contains(name)))
                return Refused(UserError.At("webhookSubscription.uri", "Address for this topic has already been taken"));
            var id = call.Store.NextId().ToString(CultureInfo.InvariantCulture);
            var secret = call.Store.Apps.Find(call.Token.ClientId)!.ClientSecret;
            return new(new SubscriptionView(subscriptions.Put(id, new WebhookSubscription(id, ShopifySimulator.Channel, call.Domain, address, secret, [name]))), []);
        }
    }

    public static (string? DeletedId, IReadOnlyList<UserError> Problems) Delete(ShopifyCall call, string id)
    {
        var subscriptions = call.Services.GetRequiredService<WebhookOutbox>().Subscriptions;
        var (type, number) = Gid.Split(id);
        if (type != "WebhookSubscription" || subscriptions.Find(number)?.Account != call.Domain)
            return (null, [UserError.At("id", "Webhook subscription does not exist")]);
        subscriptions.Remove(number);
        return (id, []);
    }

    private static SubscriptionPayload Refused(UserError problem) => new(null, [problem]);
}

internal sealed record SubscriptionInput
{
    public string? Uri { get; init; }
    public string? Format { get; init; }
}

internal sealed record SubscriptionPayload(SubscriptionView? WebhookSubscription, IReadOnlyList<UserError> UserErrors);
