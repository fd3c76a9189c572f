using Marketplace.Channels.Seam;
using Marketplace.Data.Syncs;
using Marketplace.Grains.Connections;

namespace Marketplace.Grains.Syncs;

/// <summary>Pulls one kind of record, page by page.</summary>
internal interface ISyncPull
{
    bool Serves(SyncKind kind);

    /// <summary>Reads the page at the run's cursor and commits it with the cursor after it; the last page together with the run's end.</summary>
    /// <param name="pullOrders">Takes in all orders that the channel has up to now.</param>
    Task<PullStep> PullAsync(ConnectionContext connection, SyncRunWork run, Func<Task> pullOrders, CancellationToken cancellationToken);
}

/// <summary>What became of a page.</summary>
/// <param name="Next">The run after it, with more to pull; null when it ended.</param>
/// <param name="Error">The channel's "no"; nothing was written.</param>
internal sealed record PullStep(SyncRunWork? Next, ChannelError? Error)
{
    /// <summary>The last page is in, or the run was cancelled or taken over by another activation.</summary>
    public static readonly PullStep Ended = new(null, null);
}
