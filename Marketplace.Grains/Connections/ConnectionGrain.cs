using System.Text.Json;
using Marketplace.Channels;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Marketplace.Channels.Webhooks;
using Marketplace.Contracts;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Sellers;
using Marketplace.Data.Connections;
using Marketplace.Data.Model;
using Marketplace.Data.Security;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Tenancy;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Marketplace.Grains.Connections;

/// <summary>
/// Holds what one connection's calls share (tokens, budget, circuit) and lets its works run: the grain itself only keeps them supplied.
/// Reentrant, because a call to a channel may take long and must not hold up the others.
/// </summary>
[Reentrant]
internal sealed class ConnectionGrain(
    TenantDatabase database, SecretProtector secrets, ChannelRegistry channels, ChannelPipeline pipeline, ConnectionSetup setup, SettingChoices choices, ChannelReports reports,
    Promotions promotions, CaseDesk cases, IEnumerable<IConnectionWork> works, IGrainFactory grains, IOptions<SyncOptions> syncOptions, TimeProvider time, ILogger<ConnectionGrain> log) : TenantGrain, IConnectionGrain, IRemindable, IDisposable
{
    private static readonly TimeSpan _budgetInterval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _betweenSubscriptions = TimeSpan.FromHours(6);
    private static readonly TimeSpan _keepAlive = TimeSpan.FromMinutes(2);

    private readonly IReadOnlyList<IConnectionWork> _works = [.. works];
    private readonly CancellationTokenSource _stopping = new();
    private readonly DateTimeOffset _activeSince = time.GetUtcNow();
    private Connection _row = null!;
    private ConnectionRecord _record = null!;
    private ConnectionContext _connection = null!;
    private SyncSchedule _schedule = null!;
    private TokenCache? _tokens;
    private IConnectionBudget? _budget;
    private BudgetLevel? _writtenLevel;
    private DateTimeOffset _subscribedAt = time.GetUtcNow();
    private JsonElement _settings;
    private DateTimeOffset _keptUntil;
    private Task _setUp = Task.CompletedTask;

    private bool IsUsable => _row.Status is ConnectionStatus.Connected or ConnectionStatus.Syncing or ConnectionStatus.Error;

    private IPromoteListings Promoting => _connection.Channel as IPromoteListings ?? throw new NotFoundException();

    private ISettleCases Settling => _connection.Channel as ISettleCases ?? throw new NotFoundException();

    private IConnectionSyncs Syncs => _works.OfType<IConnectionSyncs>().Single();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await LearnOwnerAsync(database, "connection", cancellationToken);
        var id = this.GetPrimaryKey();
        _record = new ConnectionRecord(database, secrets, time, SellerId, id);
        _schedule = new SyncSchedule(this, database, syncOptions.Value, time, SellerId, id);
        await ReadRowAsync(cancellationToken);
        _connection = Connect(channels[_row.Channel]);
        foreach (var work in _works)
            await work.ActivateAsync(_connection, cancellationToken);
        this.RegisterGrainTimer(KeepBudgetAsync, _budgetInterval, _budgetInterval);
        // The process ended between the seller's consent and the setting up.
        if (IsUsable && _row is { Settings: "{}", WebhookSecret: null })
            _setUp = SetUpAsync();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        foreach (var work in _works)
            await work.StopAsync();
        await _setUp;
        await KeepBudgetAsync(cancellationToken);
    }

    public void Dispose()
    {
        _budget?.Dispose();
        _stopping.Dispose();
    }

    public async Task Wake(WakeReason reason = WakeReason.Anything)
    {
        foreach (var work in _works)
            await work.WakeAsync(reason);
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (IsUsable && _row.SyncEnabled)
            await Syncs.StartDueAsync();
        await Wake();
        if (IsUsable && time.GetUtcNow() - _subscribedAt > _betweenSubscriptions && _setUp.IsCompleted)
            _setUp = SubscribeAgainAsync();
    }

    public async Task Connected()
    {
        await ReadRowAsync(_stopping.Token);
        _tokens?.Forget();
        await _schedule.EnsureRowsAsync(_stopping.Token);
        await _schedule.RemindAsync(IsUsable && _row.SyncEnabled, _stopping.Token);
        // The seller's browser waits for this call; what the channel is asked now goes on without it.
        if (_setUp.IsCompleted)
            _setUp = SetUpAsync();
    }

    public Task<Guid> StartSync(string kind, string trigger) => Syncs.StartAsync(kind, trigger);

    public Task CancelSync(string kind) => Syncs.CancelAsync(kind);

    public async Task<ConnectionValidation> Validate()
    {
        if (_connection.Channel is not IValidateConnection channel)
            return new ConnectionValidation(IsUsable, $"{_connection.Channel.Name} offers no check.", null);
        var start = time.GetTimestamp();
        var answer = await channel.ValidateAsync(_connection.Session(), _stopping.Token);
        if (answer.Succeeded)
        {
            if (_row.Status is not ConnectionStatus.Connected)
                await WriteStatusAsync(ConnectionStatus.Connected, null);
            return new ConnectionValidation(true, $"{_connection.Channel.Name} answers and accepts the connection.", (int)time.GetElapsedTime(start).TotalMilliseconds);
        }
        if (answer.Error.Kind == ChannelErrorKind.Unauthorized)
            await RefusedAsync(answer.Error);
        else if (IsUsable)
            await WriteStatusAsync(ConnectionStatus.Error, answer.Error.Message);
        return new ConnectionValidation(false, answer.Error.Message, null);
    }

    public async Task<SettingsForm> ReadSettings()
    {
        if (_connection.Channel is not IDescribeSettings channel || !IsUsable)
            return ConnectionSettingsForm.Describe(_row.Settings, []);
        // Without the channel's answer the chosen values are still shown.
        return ConnectionSettingsForm.Describe(
            _row.Settings, await choices.ReadAsync(_connection.ConnectionId, channel, _connection.Session(), _stopping.Token));
    }

    public Task<StandingAnswer> ReadStanding() =>
        _connection.Channel is IReportStanding channel ? reports.ReadStandingAsync(_connection, channel) : throw new NotFoundException();

    public Task<ViolationsAnswer> ReadViolations() =>
        _connection.Channel is IReportViolations channel ? reports.ReadViolationsAsync(_connection, channel) : throw new NotFoundException();

    public Task<CampaignsAnswer> ReadCampaigns() => promotions.ReadAsync(_connection, Promoting);

    public Task<NewCampaignAnswer> CreateCampaign(NewCampaign campaign) => promotions.CreateAsync(_connection, Promoting, campaign);

    public Task<ChannelProblem?> ChangeCampaign(string campaignId, string change) =>
        promotions.ChangeAsync(_connection, Promoting, campaignId, Enum.Parse<CampaignChange>(change));

    public Task<CasesAnswer> ReadCases() => cases.ReadAsync(_connection, Settling);

    public Task<ChannelProblem?> AnswerCase(CaseReply reply) => cases.AnswerAsync(_connection, Settling, reply);

    public async Task UpdateSettings(SettingsChange change)
    {
        if (change.Settings is { } settings)
            await _record.ChangeSettingsAsync(settings, _stopping.Token);
        if (change.WebhookSecret is { } secret && StandardWebhooks.IsSecret(secret))
            await _record.WriteWebhookAsync(ConnectionRecord.ManualWebhook, secret, _stopping.Token);
        await _record.WriteNameAsync(change.DisplayName, change.SyncEnabled, _stopping.Token);
        await _schedule.ChangeAsync(change.Syncs ?? [], _stopping.Token);
        await ReadRowAsync(_stopping.Token);
        await _schedule.RemindAsync(IsUsable && _row.SyncEnabled, _stopping.Token);
        await TellAsync();
        await Wake();
    }

    public async Task Disconnect()
    {
        await _record.DisconnectAsync(_stopping.Token);
        await ReadRowAsync(_stopping.Token);
        _tokens?.Forget();
        await _schedule.RemindAsync(active: false, _stopping.Token);
        await TellAsync();
        await Wake();
    }

    public Task<ConnectionHealth> GetHealth() => Task.FromResult(new ConnectionHealth(
        _row.Id, SellerId, _row.Channel, _row.Status.ToText(), _row.LastError, _row.CredentialsExpireAt, _row.WebhookSecret is not null,
        _budget?.Level?.Remaining ?? _row.BudgetRemaining, _budget?.Level?.Limit ?? _row.BudgetLimit, _budget?.Level?.ResetAt ?? _row.BudgetResetAt, _activeSince));

    private ConnectionContext Connect(IChannel channel)
    {
        HttpClient? http = null;
        if (channel is ICallByHttp byHttp)
        {
            var account = _row.AccountId ?? "";
            if (channel is IAuthorize authorized)
                _tokens = new TokenCache(authorized, pipeline.Create(byHttp, account), _record, time, RefusedAsync, _stopping.Token);
            _budget = IConnectionBudget.Of(byHttp, account, grains, time);
            http = pipeline.Create(byHttp, account, _tokens, _budget);
        }
        return new ConnectionContext
        {
            SellerId = SellerId,
            ConnectionId = _record.Id,
            Channel = channel,
            Time = time,
            Stopping = _stopping.Token,
            Session = () => new ChannelSession(http!, _row.AccountId ?? "", _settings),
            Usable = () => IsUsable,
            RefusedAsync = RefusedAsync,
            KeepAlive = KeepAlive,
        };
    }

    /// <summary>Several works ask, each for itself, where a later request to the runtime replaces an earlier one: the longest stands.</summary>
    private void KeepAlive(TimeSpan atLeast)
    {
        var until = time.GetUtcNow() + atLeast;
        if (until <= _keptUntil)
            return;
        _keptUntil = until;
        DelayDeactivation(atLeast);
    }

    private async Task SetUpAsync()
    {
        KeepAlive(_keepAlive);
        try
        {
            await setup.RunAsync(_connection, _record, _row.WebhookSecret is not null, _stopping.Token);
            await ReadRowAsync(_stopping.Token);
            await Syncs.StartAsync("listings", "connect");
            await Syncs.StartAsync("orders", "connect");
            await Wake();
            await TellAsync();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The next activation does it again.
        }
        catch (Exception failure)
        {
            // The syncs are due by their stored times, so the next reminder does what is missing here.
            log.LogError(failure, "Setting up connection {Connection} failed", _record.Id);
        }
    }

    /// <summary>Channels delete the subscriptions of an address that does not answer, as ours does not while it is down for hours.</summary>
    private async Task SubscribeAgainAsync()
    {
        _subscribedAt = time.GetUtcNow();
        try
        {
            await setup.SubscribeAsync(_connection, _record, _stopping.Token);
            await ReadRowAsync(_stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The next activation does it again.
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The notifications of connection {Connection} could not be looked after", _record.Id);
        }
    }

    /// <summary>From any thread: a refresh belongs to nobody's turn.</summary>
    private Task RefusedAsync(ChannelError error) =>
        IsUsable ? WriteStatusAsync(ConnectionStatus.NeedsReauth, error.Message) : Task.CompletedTask;

    private async Task WriteStatusAsync(ConnectionStatus status, string? error)
    {
        await _record.WriteStatusAsync(status, error, CancellationToken.None);
        await ReadRowAsync(CancellationToken.None);
        await TellAsync();
    }

    private async Task ReadRowAsync(CancellationToken cancellationToken)
    {
        _row = await _record.ReadAsync(cancellationToken) ?? throw new NotFoundException();
        _settings = ConnectionSettingsForm.Parse(_row.Settings);
    }

    private async Task KeepBudgetAsync(CancellationToken cancellationToken)
    {
        if (_budget?.Level is not { } level || level == _writtenLevel)
            return;
        await _record.WriteBudgetAsync(level, cancellationToken);
        _writtenLevel = level;
    }

    private Task TellAsync() => grains.GetGrain<ISellerGrain>(SellerId).Publish(new SellerEvent(SellerEvents.ConnectionChanged, _record.Id));
}
