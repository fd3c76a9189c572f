namespace Marketplace.Contracts.Operations;

/// <summary>One outbound change to a channel. State <c>dead</c>: it gave up and waits for the seller.</summary>
/// <param name="Kind">publish, update, end, delete, push_stock, ship, cancel or refund.</param>
/// <param name="State">pending, running, done, dead, dismissed or superseded.</param>
/// <param name="LastError">In words the seller can act on.</param>
public sealed record OperationModel(
    Guid Id, Guid ConnectionId, string ConnectionName, string Channel, string Kind, string State, Guid? ListingId, Guid? OrderId, string? Subject,
    int Attempts, int MaxAttempts, DateTimeOffset? NotBefore, string? LastError, string? ErrorCode, string? ErrorField, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt);
