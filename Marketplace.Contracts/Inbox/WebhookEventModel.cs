namespace Marketplace.Contracts.Inbox;

/// <summary>One inbound notification. State: stored, done, dead or dismissed.</summary>
public sealed record WebhookEventModel(
    Guid Id, Guid ConnectionId, string ConnectionName, string EventId, string Type, string State, int Attempts, string? Error, DateTimeOffset ReceivedAt, DateTimeOffset? ProcessedAt);
