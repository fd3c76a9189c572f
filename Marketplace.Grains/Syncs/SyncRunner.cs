using System.Diagnostics;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Sellers;
using Marketplace.Data.Model;
using Marketplace.Data.Syncs;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Connections;
using Marketplace.Grains.Operations;
using Marketplace.Grains.Sellers;
using Microsoft.Extensions.Logging;

namespace Marketplace.Grains.Syncs;

/// <summary>Runs a connection's pulls, one of a kind at a time. What a crash interrupted goes on from its cursor when the connection activates again.</summary>
internal sealed class SyncRunner(
    TenantDatabase database, IEnumerable<ISyncPull> pulls, SellerNews news, TimeProvider time, ILogger<SyncRunner> log) : IConnectionSyncs
{
    private static readonly TimeSpan Alive = TimeSpan.FromMinutes(5);

    /// <summary>A limit is asked about again after so long, which costs no call while the budget knows of it; a run that was cancelled meanwhile ends then.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Dictionary<SyncKind, (Guid Run, Task Completion)> _running = [];
    private ConnectionContext _connection = null!;
    private bool _resume = true;

    public async Task ActivateAsync(ConnectionContext connection, CancellationToken cancellationToken)
    {
        _connection = connection;
        await ResumeAsync(cancellationToken);
    }

    public Task WakeAsync(WakeReason reason) => reason is WakeReason.Anything ? ResumeAsync(_connection.Stopping) : Task.CompletedTask;

    public async Task StopAsync()
    {
        foreach (var run in _running.Values.ToList())
            await run.Completion;
    }

    public async Task<Guid> StartAsync(string kind, string trigger)
    {
        await using var rows = await database.OpenAsync(_connection.SellerId, _connection.Stopping);
        var (run, _) = await SyncStore.StartAsync(
            rows, _connection.ConnectionId, EnumNames.FromText<SyncKind>(kind), EnumNames.FromText<SyncTrigger>(trigger), time.GetUtcNow(), _connection.Stopping);
        Go(run);
        return run.Id;
    }

    public async Task CancelAsync(string kind)
    {
        var cancelled = EnumNames.FromText<SyncKind>(kind);
        await using var rows = await database.OpenAsync(_connection.SellerId, _connection.Stopping);
        var run = (await SyncStore.ReadRunningAsync(rows, _connection.ConnectionId, _connection.Stopping)).Find(r => r.Kind == cancelled);
        if (run is null)
            return;
        await SyncStore.FinishAsync(rows, _connection.ConnectionId, run, SyncRunState.Cancelled, null, time.GetUtcNow(), _connection.Stopping);
        await TellAsync(run.Id);
    }

    public async Task StartDueAsync()
    {
        if (!_connection.Usable())
            return;
        List<SyncKind> due;
        await using (var rows = await database.OpenAsync(_connection.SellerId, _connection.Stopping))
            due = await SyncStore.ReadDueAsync(rows, _connection.ConnectionId, time.GetUtcNow(), _connection.Stopping);
        foreach (var kind in due)
            await StartAsync(kind.ToText(), SyncTrigger.Schedule.ToText());
    }

    private async Task ResumeAsync(CancellationToken cancellationToken)
    {
        if (!_resume || !_connection.Usable())
            return;
        await using var rows = await database.OpenAsync(_connection.SellerId, cancellationToken);
        _resume = false;
        foreach (var run in await SyncStore.ReadRunningAsync(rows, _connection.ConnectionId, cancellationToken))
            Go(run);
    }

    private void Go(SyncRunWork run)
    {
        var known = _running.TryGetValue(run.Kind, out var before);
        if (!known || before.Run != run.Id)
            _running[run.Kind] = (run.Id, RunAsync(run, known ? before.Completion : Task.CompletedTask));
    }

    /// <param name="before">The run of this kind before, which may still be telling that it ended.</param>
    private async Task RunAsync(SyncRunWork run, Task before)
    {
        // Not within the turn that starts it: the entry in the dictionary comes first.
        await Task.Yield();
        await before;
        Activity.Current = null;
        ActingSeller.Id = _connection.SellerId;
        using var activity = OperationMeters.Activities.StartActivity($"sync {run.Kind}");
        activity?.SetTag("marketplace.connection.id", _connection.ConnectionId).SetTag("marketplace.run.id", run.Id);
        try
        {
            await TellAsync(run.Id);
            await PullAsync(run);
        }
        catch (OperationCanceledException) when (_connection.Stopping.IsCancellationRequested)
        {
            // The run stays; the next activation goes on with it.
        }
        catch (Exception failure)
        {
            // It goes on from its cursor when the connection is woken next.
            log.LogError(failure, "The {Kind} run {RunId} was interrupted.", run.Kind, run.Id);
            _resume = true;
        }
        finally
        {
            if (_running.TryGetValue(run.Kind, out var current) && current.Run == run.Id)
                _running.Remove(run.Kind);
        }

        await TellAsync(run.Id);
    }

    private async Task PullAsync(SyncRunWork run)
    {
        var pull = pulls.First(p => p.Serves(run.Kind));
        for (SyncRunWork? next = run; next is not null;)
        {
            _connection.KeepAlive(Alive);
            var step = await pull.PullAsync(_connection, next, PullOrdersAsync, _connection.Stopping);
            if (step.Error is { Kind: ChannelErrorKind.Throttled } throttled)
            {
                // Nothing is wrong: the same page is read once the channel listens again, by whichever activation there is by then.
                _connection.KeepAlive(Alive);
                await Task.Delay(throttled.RetryAfter < LongestPause ? throttled.RetryAfter.Value : LongestPause, time, _connection.Stopping);
                continue;
            }
            if (step.Error is { } error)
            {
                await FailAsync(run, error);
                return;
            }

            next = step.Next;
            await TellAsync(run.Id);
        }
    }

    private async Task PullOrdersAsync()
    {
        await StartAsync(SyncKind.Orders.ToText(), SyncTrigger.Schedule.ToText());
        if (_running.TryGetValue(SyncKind.Orders, out var orders))
            await orders.Completion;
    }

    private async Task FailAsync(SyncRunWork run, ChannelError error)
    {
        if (error.Kind is ChannelErrorKind.Unauthorized)
            await _connection.RefusedAsync(error);
        await using var rows = await database.OpenAsync(_connection.SellerId, _connection.Stopping);
        await SyncStore.FinishAsync(rows, _connection.ConnectionId, run, SyncRunState.Failed, error.Message, time.GetUtcNow(), _connection.Stopping);
    }

    private async Task TellAsync(Guid run)
    {
        await news.TellAsync(_connection.SellerId, SellerEvents.SyncProgress, run);
        await news.TellAsync(_connection.SellerId, SellerEvents.ConnectionChanged, _connection.ConnectionId);
    }
}
