using System.Text.Json;
using Orleans;

namespace Marketplace.Contracts.Connections;

/// <summary>A channel that can be connected, with what it can do.</summary>
/// <param name="Capabilities">Such as <c>publish</c>, <c>orders</c>, <c>webhooks</c>.</param>
/// <param name="Connect"><c>oauth</c>, <c>keys</c> or <c>extension</c>.</param>
/// <param name="ConnectFields">What is asked before the channel's own page is opened.</param>
public sealed record ChannelModel(
    string Id, string Name, string Connect, bool Configured, IReadOnlyList<string> Capabilities, IReadOnlyList<SettingField> ConnectFields, string? Note);

/// <param name="ReturnPath">Where in the web app to come back to; a local path.</param>
/// <param name="Inputs">The answers to the channel's connect fields, by their names.</param>
public sealed record AuthorizeRequest(string? ReturnPath, IReadOnlyDictionary<string, string>? Inputs = null);

public sealed record AuthorizeResponse(Uri AuthorizeUrl);

/// <summary>A connection as lists and pages show it.</summary>
/// <param name="Status"><c>connected</c>, <c>disconnected</c>, <c>error</c>, <c>pending</c>, <c>syncing</c> or <c>needs_reauth</c>.</param>
/// <param name="Health">In words: <c>On time</c>, <c>Syncing</c>, <c>Late</c>, <c>Error</c> or <c>Action required</c>.</param>
/// <param name="SettingsComplete">Whether all that publishing needs has been chosen (shipping profile, readiness state …).</param>
public sealed record ConnectionModel(
    Guid Id, string Channel, string ChannelName, string DisplayName, string Status, string Health, string? AccountId, string? AccountName,
    Uri? AccountUrl, IReadOnlyList<string> Scopes, bool SyncEnabled, bool SettingsComplete, string? LastError,
    int? BudgetRemaining, int? BudgetLimit, DateTimeOffset? BudgetResetAt, DateTimeOffset? LastRecordAt,
    IReadOnlyList<SyncModel> Syncs, int ListingCount, int UnmatchedCount, int PendingOperations, int DeadOperations, DateTimeOffset CreatedAt);

/// <param name="Kind"><c>orders</c>, <c>listings</c> or <c>inventory</c>.</param>
/// <param name="Status"><c>idle</c>, <c>in_progress</c>, <c>completed</c> or <c>failed</c>.</param>
/// <param name="EveryMinutes">The schedule; the seller can change it.</param>
public sealed record SyncModel(
    string Kind, bool Enabled, int EveryMinutes, string Status, DateTimeOffset? LastStartedAt, DateTimeOffset? LastCompletedAt, DateTimeOffset? NextAt, string? LastError);

/// <summary>PUT /api/connections/{id}/settings. Null leaves a value as it is.</summary>
/// <param name="Settings">The channel's own settings; for Etsy: taxonomyId, whoMade, whenMade, shippingProfileId, readinessStateId, returnPolicyId.</param>
public sealed record ConnectionSettingsInput(string? DisplayName, bool? SyncEnabled, IReadOnlyList<SyncScheduleInput>? Syncs, JsonElement? Settings);

[GenerateSerializer, Immutable, Alias("marketplace.connection.schedule")]
public sealed record SyncScheduleInput([property: Id(0)] string Kind, [property: Id(1)] bool Enabled, [property: Id(2)] int EveryMinutes);

/// <summary>GET /api/connections/{id}/settings: what is chosen and what can be chosen, as a small form description.</summary>
public sealed record ConnectionSettings(JsonElement Settings, IReadOnlyList<SettingField> Fields);

/// <param name="Kind"><c>choice</c>, <c>text</c>, <c>number</c> or <c>flag</c>.</param>
[GenerateSerializer, Immutable, Alias("marketplace.connection.field")]
public sealed record SettingField(
    [property: Id(0)] string Name, [property: Id(1)] string Label, [property: Id(2)] string Kind, [property: Id(3)] bool Required, [property: Id(4)] string? Help,
    [property: Id(5)] IReadOnlyList<SettingChoice> Choices);

[GenerateSerializer, Immutable, Alias("marketplace.connection.choice")]
public sealed record SettingChoice([property: Id(0)] string Value, [property: Id(1)] string Label, [property: Id(2)] string? Group);

/// <param name="Kind"><c>orders</c>, <c>listings</c> or <c>inventory</c>.</param>
public sealed record SyncRequest(string Kind);

/// <param name="Healthy">Whether the channel answered and accepted the credentials.</param>
[GenerateSerializer, Immutable, Alias("marketplace.connection.validation")]
public sealed record ConnectionValidation([property: Id(0)] bool Healthy, [property: Id(1)] string Message, [property: Id(2)] int? LatencyMs);

/// <summary>The run that was started, or that runs already.</summary>
public sealed record SyncStarted(Guid RunId);
