using System.Text.Json;

namespace Marketplace.Channels.Ebay.Wire;

internal sealed record WireTopics(IReadOnlyList<WireTopic>? Topics = null);

/// <param name="Scope">APPLICATION or USER: with whose token one subscribes.</param>
internal sealed record WireTopic(string TopicId, string? Scope = null, string? Status = null, IReadOnlyList<WireSupportedPayload>? SupportedPayloads = null);

internal sealed record WireSupportedPayload(string? SchemaVersion = null, bool Deprecated = false);

internal sealed record WireDestinations(IReadOnlyList<WireDestination>? Destinations = null);

/// <param name="DestinationId">Only in answers.</param>
internal sealed record WireDestination(string? Name, string? Status, WireDelivery? DeliveryConfig, string? DestinationId = null);

internal sealed record WireDelivery(string? Endpoint, string? VerificationToken);

internal sealed record WireSubscriptions(IReadOnlyList<WireSubscription>? Subscriptions = null);

/// <param name="TopicId">Not in an update.</param>
/// <param name="SubscriptionId">Only in answers.</param>
internal sealed record WireSubscription(string? TopicId, string? Status, string? DestinationId, WirePayload? Payload, string? SubscriptionId = null);

internal sealed record WirePayload(string Format, string SchemaVersion, string DeliveryProtocol);

internal sealed record WireNotificationConfig(string AlertEmail);

/// <param name="Key">PEM.</param>
internal sealed record WirePublicKey(string Key);

/// <summary>What the <c>X-EBAY-SIGNATURE</c> header holds.</summary>
internal sealed record WireSignature(string Kid, string Signature, string? Alg = null, string? Digest = null);

internal sealed record WireNotification(WireNotificationMetadata? Metadata = null, WireNotificationBody? Notification = null);

internal sealed record WireNotificationMetadata(string? Topic = null);

internal sealed record WireNotificationBody
{
    public string? NotificationId { get; init; }

    public DateTimeOffset? EventDate { get; init; }

    public JsonElement? Data { get; init; }
}

internal sealed record WireChallengeAnswer(string ChallengeResponse);
