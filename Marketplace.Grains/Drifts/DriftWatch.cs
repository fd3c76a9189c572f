using System.Diagnostics;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Sellers;
using Marketplace.Data.Drifts;
using Marketplace.Data.Security;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Connections;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans;

namespace Marketplace.Grains.Drifts;

/// <summary>
/// Looks every few minutes for what notifications did not tell: whether our subscription still stands (if not, it is made again), and whether there
/// is an order that we have not heard of (if so, the orders are read). All looks of a channel together spend at most a tenth of its daily calls.
/// </summary>
internal sealed class DriftWatch(
    TenantDatabase database, SecretProtector secrets, ConnectionSetup setup, IGrainFactory grains, IOptions<SyncOptions> options, TimeProvider time, ILogger<DriftWatch> log)
    : IConnectionWork
{
    private const int CallsPerLook = 2;
    private const double ShareOfTheDay = 0.1;

    private ConnectionContext _connection = null!;
    private ConnectionRecord _record = null!;
    private DateTimeOffset _next;
    private Task _look = Task.CompletedTask;

    public Task ActivateAsync(ConnectionContext connection, CancellationToken cancellationToken)
    {
        _connection = connection;
        _record = new ConnectionRecord(database, secrets, time, connection.SellerId, connection.ConnectionId);
        return Task.CompletedTask;
    }

    public Task WakeAsync(WakeReason reason)
    {
        var now = time.GetUtcNow();
        if (_look.IsCompleted && now >= _next && _connection.Usable())
        {
            // A wake comes with every change; the next one that matters is this far away.
            _next = now + options.Value.Watch;
            _look = LookAsync();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync() => _look;

    private async Task LookAsync()
    {
        await Task.Yield();
        Activity.Current = null;
        ActingSeller.Id = _connection.SellerId;
        var stopping = _connection.Stopping;
        try
        {
            await using var rows = await database.OpenAsync(_connection.SellerId, stopping);
            if (!await WatchStore.TakeTurnAsync(rows, _connection.ConnectionId, await PauseAsync(rows), time.GetUtcNow(), stopping))
                return;
            await KeepSubscriptionAsync(stopping);
            await FindMissedOrdersAsync(rows, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The activation ends.
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Connection {ConnectionId} could not be looked after; it is tried again.", _connection.ConnectionId);
        }
    }

    private async Task<TimeSpan> PauseAsync(NpgsqlConnection rows)
    {
        if (_connection.Channel.Limits.PerDay is not { } perDay)
            return options.Value.Watch;
        var connections = await WatchStore.CountConnectionsAsync(rows, _connection.Channel.Id, _connection.Stopping);
        var affordable = TimeSpan.FromDays(connections * CallsPerLook / (perDay * ShareOfTheDay));
        return affordable > options.Value.Watch ? affordable : options.Value.Watch;
    }

    private async Task KeepSubscriptionAsync(CancellationToken cancellationToken)
    {
        if (_connection.Channel is not IKeepSubscription channel || await _record.ReadAsync(cancellationToken) is not { } row || row.WebhookId == ConnectionRecord.ManualWebhook)
            return;
        if (row.WebhookId is { } subscription)
        {
            var stands = await channel.IsSubscribedAsync(_connection.Session(), subscription, cancellationToken);
            if (!stands.Succeeded || stands.Value)
                return;
            log.LogWarning("The subscription of connection {ConnectionId} is gone and is made again.", _connection.ConnectionId);
        }

        await setup.SubscribeAsync(_connection, _record, cancellationToken);
    }

    private async Task FindMissedOrdersAsync(NpgsqlConnection rows, CancellationToken cancellationToken)
    {
        if (_connection.Channel is not IPullOrders channel || await WatchStore.ReadOrdersCursorAsync(rows, _connection.ConnectionId, cancellationToken) is not { } cursor)
            return;
        var page = await channel.ReadOrdersAsync(_connection.Session(), cursor, cancellationToken);
        if (page.Error is { } error)
        {
            if (error.Kind is ChannelErrorKind.Unauthorized)
                await _connection.RefusedAsync(error);
            return;
        }

        if (page.Value!.More || await WatchStore.IsAnyNewAsync(rows, _connection.ConnectionId, [.. page.Value.Records.Select(o => (o.RemoteId, o.Version))], cancellationToken))
            await grains.GetGrain<IConnectionGrain>(_connection.ConnectionId).StartSync("orders", "schedule");
    }
}
