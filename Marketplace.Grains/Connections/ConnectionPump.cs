using System.Diagnostics;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Sellers;
using Microsoft.Extensions.Logging;

namespace Marketplace.Grains.Connections;

/// <summary>
/// The frame of what goes on for a connection in the background: it takes a turn when the activation begins, when it is woken, when something of it
/// is due, and again after a turn that failed. Turns run as turns of the connection's grain; what takes long runs beside them.
/// </summary>
internal abstract class ConnectionPump(TimeProvider time, ILogger log) : IConnectionWork, IDisposable
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>How much longer than to the next turn the activation is kept.</summary>
    private static readonly TimeSpan Alive = TimeSpan.FromMinutes(5);

    private readonly WorkSignal _signal = new(time);
    private Task _loop = Task.CompletedTask;

    protected TimeProvider Time => time;

    protected ConnectionContext Connection { get; private set; } = null!;

    /// <summary>Whether something runs beside the turns; when it ends it asks for one with <see cref="TurnAgain"/>.</summary>
    protected virtual bool Busy => false;

    public Task ActivateAsync(ConnectionContext connection, CancellationToken cancellationToken)
    {
        Connection = connection;
        _loop = LoopAsync();
        return Task.CompletedTask;
    }

    public Task WakeAsync(WakeReason reason)
    {
        if (reason is WakeReason.Anything || IsWokenBy(reason))
            _signal.Set();
        return Task.CompletedTask;
    }

    public Task StopAsync() => _loop;

    public virtual void Dispose() => _signal.Dispose();

    protected void TurnAgain() => _signal.Set();

    protected virtual bool IsWokenBy(WakeReason reason) => false;

    /// <summary>Does what is to be done now, or starts it.</summary>
    /// <returns>When there will be something to do again; null: when woken.</returns>
    protected abstract Task<DateTimeOffset?> TurnAsync(CancellationToken stopping);

    private async Task LoopAsync()
    {
        // What activated the grain is over long before the work is.
        Activity.Current = null;
        ActingSeller.Id = Connection.SellerId;
        var stopping = Connection.Stopping;
        try
        {
            while (true)
            {
                var due = await TryTurnAsync(stopping);
                if (Busy || due is not null)
                    Connection.KeepAlive(due > time.GetUtcNow() ? due.Value - time.GetUtcNow() + Alive : Alive);
                // What runs beside the turns may take longer than the activation is kept for: a turn in between keeps it on.
                await _signal.WaitAsync(Busy ? Earlier(due, time.GetUtcNow() + Alive / 2) : due, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The activation ends.
        }

        while (Busy)
            await _signal.WaitAsync(null, CancellationToken.None);
    }

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;

    private async Task<DateTimeOffset?> TryTurnAsync(CancellationToken stopping)
    {
        try
        {
            return await TurnAsync(stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            log.LogError(failure, "{Work} of connection {ConnectionId} stands; it is tried again.", GetType().Name, Connection.ConnectionId);
            return time.GetUtcNow() + AfterFailure;
        }
    }
}
