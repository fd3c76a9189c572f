namespace Marketplace.Sandbox.Webhooks;

/// <param name="Account">The shop whose events are sent; null: every shop.</param>
/// <param name="Events">Event names; empty: all.</param>
internal sealed record WebhookSubscription(
    string Id, string Channel, string? Account, Uri CallbackUrl, string Secret, IReadOnlyList<string> Events);

/// <param name="MessageId">What the receiver deduplicates by: a copy has the same one.</param>
/// <param name="TriggeredAt">When the event happened.</param>
/// <param name="DueAt">When the next attempt is made; <see cref="DateTimeOffset.MaxValue"/> while held back.</param>
internal sealed record WebhookDelivery(
    string Id, string MessageId, string SubscriptionId, string Event, string Body, DateTimeOffset DueAt, int Attempts, string? Outcome,
    DateTimeOffset TriggeredAt = default);

/// <summary>How a channel signs: adds headers to the request of a delivery that is sent now.</summary>
internal sealed record WebhookScheme(
    string Channel, Action<HttpRequestMessage, WebhookSubscription, WebhookDelivery, DateTimeOffset> Sign)
{
    /// <summary>Waits between attempts where the channel has its own; those that are configured go before.</summary>
    public IReadOnlyList<TimeSpan>? Retries { get; init; }

    /// <summary>Whether a subscription whose delivery was given up is removed.</summary>
    public bool RemovesDeafSubscriptions { get; init; }

    /// <summary>Told of every delivery that will not be attempted again, and whether it arrived.</summary>
    public Action<WebhookSubscription, bool>? Settled { get; init; }
}
