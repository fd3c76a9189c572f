using Orleans;
using Orleans.Concurrency;

namespace Marketplace.Contracts.Connections;

/// <summary>One seller's link to one account on a channel; keyed by the connection's id. All calls to the channel go through it.</summary>
[Alias("marketplace.connection")]
public interface IConnectionGrain : IGrainWithGuidKey
{
    /// <summary>There may be work: operations, webhook events or order lines were written.</summary>
    [OneWay, Alias("wake")]
    Task Wake(WakeReason reason = WakeReason.Anything);

    /// <summary>New credentials were stored: reads settings, subscribes to webhooks and starts the first syncs.</summary>
    [Alias("connected")]
    Task Connected();

    /// <summary>Starts a sync, or joins the one of this kind that runs.</summary>
    /// <param name="kind"><c>orders</c>, <c>listings</c> or <c>inventory</c>.</param>
    /// <param name="trigger"><c>schedule</c>, <c>seller</c>, <c>connect</c> or <c>webhook</c>.</param>
    /// <returns>The run.</returns>
    [Alias("start-sync")]
    Task<Guid> StartSync(string kind, string trigger);

    [Alias("cancel-sync")]
    Task CancelSync(string kind);

    /// <summary>Asks the channel whether it answers and accepts the credentials.</summary>
    [Alias("validate")]
    Task<ConnectionValidation> Validate();

    /// <summary>What is chosen, and what the account lets the seller choose from.</summary>
    [Alias("read-settings")]
    Task<SettingsForm> ReadSettings();

    /// <summary>How the channel rates the seller.</summary>
    /// <exception cref="NotFoundException">The channel does not say.</exception>
    [Alias("read-standing")]
    Task<StandingAnswer> ReadStanding();

    /// <summary>Which live listings break the channel's rules.</summary>
    /// <exception cref="NotFoundException">The channel does not say.</exception>
    [Alias("read-violations")]
    Task<ViolationsAnswer> ReadViolations();

    /// <summary>What the channel promotes for a share of the sale.</summary>
    /// <exception cref="NotFoundException">The channel promotes nothing.</exception>
    [ResponseTimeout("00:02:00"), Alias("read-campaigns")]
    Task<CampaignsAnswer> ReadCampaigns();

    /// <summary>Makes a campaign, in several calls of the channel; called again with the same, it goes on.</summary>
    /// <exception cref="NotFoundException">The channel promotes nothing.</exception>
    [ResponseTimeout("00:05:00"), Alias("create-campaign")]
    Task<NewCampaignAnswer> CreateCampaign(NewCampaign campaign);

    /// <param name="campaignId">The channel's id.</param>
    /// <param name="change"><c>Pause</c>, <c>Resume</c> or <c>End</c>.</param>
    /// <returns>Why it is not so; null: it is.</returns>
    /// <exception cref="NotFoundException">The channel promotes nothing.</exception>
    [ResponseTimeout("00:02:00"), Alias("change-campaign")]
    Task<ChannelProblem?> ChangeCampaign(string campaignId, string change);

    /// <summary>What buyers have opened and is not settled.</summary>
    /// <exception cref="NotFoundException">The channel has nothing of it.</exception>
    [ResponseTimeout("00:02:00"), Alias("read-cases")]
    Task<CasesAnswer> ReadCases();

    /// <summary>Answers a buyer, and reads the order again.</summary>
    /// <returns>Why it is not answered; null: it is.</returns>
    /// <exception cref="NotFoundException">The channel has nothing of it.</exception>
    [ResponseTimeout("00:02:00"), Alias("answer-case")]
    Task<ChannelProblem?> AnswerCase(CaseReply reply);

    [Alias("update-settings")]
    Task UpdateSettings(SettingsChange change);

    /// <summary>Forgets the credentials and stops all work. Listings and orders stay.</summary>
    [Alias("disconnect")]
    Task Disconnect();

    [Alias("health")]
    Task<ConnectionHealth> GetHealth();
}

/// <param name="Settings">The channel's own settings as a JSON object.</param>
[GenerateSerializer, Immutable, Alias("marketplace.connection.settings-form")]
public sealed record SettingsForm([property: Id(0)] string Settings, [property: Id(1)] IReadOnlyList<SettingField> Fields);

/// <summary>Null leaves a value as it is.</summary>
/// <param name="Settings">A JSON object with the channel's settings to change; a null in it takes a setting back.</param>
/// <param name="WebhookSecret">The signing secret, where the channel shows it to the seller only.</param>
[GenerateSerializer, Immutable, Alias("marketplace.connection.settings-change")]
public sealed record SettingsChange(
    [property: Id(0)] string? DisplayName, [property: Id(1)] bool? SyncEnabled, [property: Id(2)] IReadOnlyList<SyncScheduleInput>? Syncs,
    [property: Id(3)] string? Settings, [property: Id(4)] string? WebhookSecret);

/// <summary>GET /api/admin/connections/{id}/health: for operators.</summary>
/// <param name="CredentialsExpireAt">When the access token ends; it is refreshed before.</param>
/// <param name="Webhooks">Whether the channel notifies us.</param>
[GenerateSerializer, Immutable, Alias("marketplace.connection.health")]
public sealed record ConnectionHealth(
    [property: Id(0)] Guid Id, [property: Id(1)] Guid SellerId, [property: Id(2)] string Channel, [property: Id(3)] string Status, [property: Id(4)] string? LastError,
    [property: Id(5)] DateTimeOffset? CredentialsExpireAt, [property: Id(6)] bool Webhooks, [property: Id(7)] int? BudgetRemaining,
    [property: Id(8)] int? BudgetLimit, [property: Id(9)] DateTimeOffset? BudgetResetAt, [property: Id(10)] DateTimeOffset ActiveSince);
