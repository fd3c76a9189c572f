namespace Marketplace.Contracts.Syncs;

/// <summary>One pull from a channel.</summary>
/// <param name="State">running, completed, failed or cancelled.</param>
/// <param name="Trigger">schedule, seller, connect or webhook.</param>
public sealed record SyncRunModel(
    Guid Id, Guid ConnectionId, string ConnectionName, string Kind, string Trigger, string State, int Pages, int Records, int Created, int Updated, int Unchanged,
    int Failed, int? Expected, string? Error, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt);

/// <summary>A record that could not be mapped; the run went on without it.</summary>
public sealed record SyncIssueModel(Guid Id, Guid RunId, string Kind, string? RemoteId, string Error, DateTimeOffset CreatedAt);

/// <summary>One decision about stock: what was pushed, pulled or left, with both quantities.</summary>
/// <param name="Action">push, pull or none.</param>
/// <param name="Result">success, failed or skipped.</param>
public sealed record SyncLogModel(
    Guid Id, Guid ConnectionId, string EntityKind, string? Sku, string Action, string Result, string? Error, int? LocalQuantity, int? RemoteQuantity, DateTimeOffset CreatedAt);
