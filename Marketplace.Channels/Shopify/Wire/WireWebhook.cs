namespace Marketplace.Channels.Shopify.Wire;

internal sealed record WireSubscriptionsAnswer(WireNodes<WireSubscription> WebhookSubscriptions);

internal sealed record WireSubscription(string Id, string Topic, string Uri);

internal sealed record WireSubscribeAnswer(WireSubscribe WebhookSubscriptionCreate);

internal sealed record WireSubscribe(WireIdentified? WebhookSubscription, IReadOnlyList<WireUserError> UserErrors);

/// <summary>What a notification is about: ids as numbers.</summary>
internal sealed record WireNotice(long? Id = null, long? OrderId = null, long? InventoryItemId = null);
