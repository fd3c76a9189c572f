using System.Diagnostics;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Sellers;
using Marketplace.Data.Operations;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Connections;
using Microsoft.Extensions.Logging;

namespace Marketplace.Grains.Operations;

/// <summary>
/// Runs a connection's operations: the most urgent that are due, as many at once as the channel allows, one per listing. The loop runs as turns
/// of the connection's grain, the operations beside it.
/// </summary>
internal sealed class OperationPump(TenantDatabase database, OperationRunner runner, TimeProvider time, ILogger<OperationPump> log) : IConnectionWork, IDisposable
{
    /// <summary>How long a request of a process that died may still be at work on the channel.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Alive = TimeSpan.FromMinutes(5);

    private readonly Guid _lease = Guid.CreateVersion7();
    private readonly HashSet<Guid> _running = [];
    private readonly WorkSignal _signal = new(time);
    private ConnectionContext _connection = null!;
    private Task _loop = Task.CompletedTask;
    private bool _takeBack = true, _lost;

    public Task ActivateAsync(ConnectionContext connection, CancellationToken cancellationToken)
    {
        _connection = connection;
        _loop = LoopAsync();
        return Task.CompletedTask;
    }

    public Task WakeAsync()
    {
        _signal.Set();
        return Task.CompletedTask;
    }

    public Task StopAsync() => _loop;

    public void Dispose() => _signal.Dispose();

    private async Task LoopAsync()
    {
        // What activated the grain is over long before the work is.
        Activity.Current = null;
        ActingSeller.Id = _connection.SellerId;
        var stopping = _connection.Stopping;
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                DateTimeOffset? due;
                try
                {
                    due = await FillAsync(stopping);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    log.LogError(failure, "Connection {ConnectionId} cannot take its operations up.", _connection.ConnectionId);
                    due = time.GetUtcNow() + AfterFailure;
                }

                if (_running.Count > 0 || due is not null)
                    _connection.KeepAlive(due > time.GetUtcNow() ? due.Value - time.GetUtcNow() + Alive : Alive);
                await _signal.WaitAsync(due, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The activation ends.
        }

        while (_running.Count > 0)
            await _signal.WaitAsync(null, CancellationToken.None);
    }

    /// <returns>When the next operation is due, if nothing that runs will ask again before.</returns>
    private async Task<DateTimeOffset?> FillAsync(CancellationToken cancellationToken)
    {
        var room = _connection.Channel.Limits.MaxConcurrency - _running.Count;
        if (room <= 0 || !_connection.Usable())
            return null;
        var now = time.GetUtcNow();
        await using var rows = await database.OpenAsync(_connection.SellerId, cancellationToken);
        if (_takeBack)
        {
            await OperationStore.TakeBackAsync(rows, _connection.ConnectionId, _lease, now, now + Settling, cancellationToken);
            _takeBack = false;
        }

        if (_lost)
        {
            _lost = false;
            await OperationStore.TakeBackLostAsync(rows, _connection.ConnectionId, _lease, [.. _running], now, now + Settling, cancellationToken);
        }

        var claimed = await OperationStore.ClaimAsync(rows, _connection.ConnectionId, _lease, room, now, cancellationToken);
        foreach (var operation in claimed)
        {
            _running.Add(operation.Id);
            _ = RunAsync(operation);
        }

        return claimed.Count == room ? null : await OperationStore.NextDueAsync(rows, _connection.ConnectionId, now, cancellationToken);
    }

    private async Task RunAsync(ClaimedOperation operation)
    {
        try
        {
            var error = await Task.Run(() => runner.RunAsync(new(_connection, operation, _lease)));
            if (error is { Kind: ChannelErrorKind.Unauthorized })
                await _connection.RefusedAsync(error);
        }
        catch (Exception failure)
        {
            // Nobody has it now, so it is taken back like one of an activation that died.
            log.LogError(failure, "The outcome of operation {OperationId} could not be written.", operation.Id);
            _lost = true;
        }

        _running.Remove(operation.Id);
        _signal.Set();
    }
}
