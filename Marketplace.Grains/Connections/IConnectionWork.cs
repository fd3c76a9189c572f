using Marketplace.Contracts.Connections;

namespace Marketplace.Grains.Connections;

/// <summary>
/// Something that goes on for one connection while its grain is active: the operation pump, the inbox pump, the syncs.
/// Registered as transient, so that every activation has its own; all methods run as turns of the grain and must not wait for long work,
/// which belongs in tasks of their own that end when <see cref="ConnectionContext.Stopping"/> is cancelled.
/// </summary>
public interface IConnectionWork
{
    /// <summary>Called once, before the first wake. Work left over from before is picked up here.</summary>
    Task ActivateAsync(ConnectionContext connection, CancellationToken cancellationToken);

    /// <summary>There may be something to do: rows were written, the connection became usable again, a reminder ticked.</summary>
    Task WakeAsync(WakeReason reason);

    /// <summary>Called once, after <see cref="ConnectionContext.Stopping"/> was cancelled; completes when nothing of it runs any more.</summary>
    Task StopAsync();
}

/// <summary>The pulls of one connection: orders, listings, inventory.</summary>
public interface IConnectionSyncs : IConnectionWork
{
    /// <summary>Starts a run, or joins the one of this kind that runs already.</summary>
    /// <param name="kind"><c>orders</c>, <c>listings</c> or <c>inventory</c>.</param>
    /// <param name="trigger"><c>schedule</c>, <c>seller</c>, <c>connect</c> or <c>webhook</c>.</param>
    /// <returns>The run.</returns>
    Task<Guid> StartAsync(string kind, string trigger);

    /// <summary>Ends the run of this kind, if one runs; what it has committed stays.</summary>
    Task CancelAsync(string kind);

    /// <summary>A reminder ticked: starts what is due by the stored times.</summary>
    Task StartDueAsync();
}
