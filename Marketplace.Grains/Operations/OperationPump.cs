using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Data.Operations;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Connections;
using Microsoft.Extensions.Logging;

namespace Marketplace.Grains.Operations;

/// <summary>
/// Runs a connection's operations: the most urgent that are due, as many at once as the channel allows, one per listing. It takes them up in its
/// turns; they run beside them.
/// </summary>
internal sealed class OperationPump(TenantDatabase database, OperationLog operations, OperationRunner runner, TimeProvider time, ILogger<OperationPump> log)
    : ConnectionPump(time, log)
{
    /// <summary>How long a request of a process that died may still be at work on the channel.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    private readonly Guid _lease = Guid.CreateVersion7();
    private readonly HashSet<Guid> _running = [];
    private bool _takeBack = true, _lost;

    protected override bool Busy => _running.Count > 0;

    protected override bool IsWokenBy(WakeReason reason) => reason is WakeReason.Operations;

    protected override async Task<DateTimeOffset?> TurnAsync(CancellationToken stopping)
    {
        var room = Connection.Channel.Limits.MaxConcurrency - _running.Count;
        if (stopping.IsCancellationRequested || room <= 0 || !Connection.Usable())
            return null;
        await TakeBackAsync(stopping);
        var claimed = await operations.ClaimAsync(new(Connection.ConnectionId, Connection.SellerId, _lease, room));
        foreach (var operation in claimed.Operations)
        {
            _running.Add(operation.Id);
            _ = RunAsync(operation);
        }

        // With no room left, the first that ends asks again.
        return claimed.NextDue;
    }

    private async Task TakeBackAsync(CancellationToken stopping)
    {
        if (!_takeBack && !_lost)
            return;
        var now = Time.GetUtcNow();
        await using var rows = await database.OpenAsync(Connection.SellerId, stopping);
        if (_takeBack)
        {
            await OperationStore.TakeBackAsync(rows, Connection.ConnectionId, _lease, now, now + Settling, stopping);
            _takeBack = false;
        }

        if (_lost)
        {
            _lost = false;
            await OperationStore.TakeBackLostAsync(rows, Connection.ConnectionId, _lease, [.. _running], now, now + Settling, stopping);
        }
    }

    private async Task RunAsync(ClaimedOperation operation)
    {
        try
        {
            var error = await Task.Run(() => runner.RunAsync(new(Connection, operation, _lease)));
            if (error is { Kind: ChannelErrorKind.Unauthorized })
                await Connection.RefusedAsync(error);
        }
        catch (Exception failure)
        {
            // Nobody has it now, so it is taken back like one of an activation that died.
            log.LogError(failure, "The outcome of operation {OperationId} could not be written.", operation.Id);
            _lost = true;
        }

        _running.Remove(operation.Id);
        TurnAgain();
    }
}
