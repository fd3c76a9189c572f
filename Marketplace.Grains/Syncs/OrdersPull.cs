using Marketplace.Channels.Seam;
using Marketplace.Data.Drifts;
using Marketplace.Data.Syncs;
using Marketplace.Grains.Connections;
using Marketplace.Grains.Orders;

namespace Marketplace.Grains.Syncs;

/// <summary>Pulls the orders that changed since the last run.</summary>
internal sealed class OrdersPull(OrderIntake intake, TimeProvider time) : ISyncPull
{
    public bool Serves(SyncKind kind) => kind is SyncKind.Orders;

    public async Task<PullStep> PullAsync(ConnectionContext connection, SyncRunWork run, Func<Task> pullOrders, CancellationToken cancellationToken)
    {
        if (connection.Channel is not IPullOrders channel)
            return new(null, new(ChannelErrorKind.Rejected, $"{connection.Channel.Name} has no orders to read."));
        var read = await channel.ReadOrdersAsync(connection.Session(), run.Cursor, cancellationToken);
        if (read.Error is { } error)
            return new(null, error);

        var page = read.Value!;
        var next = run with { Cursor = page.Cursor, Pages = run.Pages + 1, Records = run.Records + page.Records.Count };
        var written = await intake.WriteAsync(connection, page.Records, async (rows, changed) =>
        {
            var now = time.GetUtcNow();
            var created = changed.Count(c => c.Created);
            var summary = new SyncPage(
                page.Cursor, page.Records.Count, created, changed.Count - created, page.Records.Count - changed.Count, page.Problems.ToProblems(), page.Total);
            if (run.Trigger is not SyncTrigger.Connect && created > 0)
                await DriftStore.WriteMissedAsync(rows, connection.ConnectionId, [.. changed.Where(c => c.Created).Select(c => c.Id)], now, cancellationToken);
            return await SyncStore.AdvanceAsync(rows, run, connection.ConnectionId, summary, now, cancellationToken)
                && (page.More || await SyncStore.FinishAsync(rows, connection.ConnectionId, run, SyncRunState.Completed, null, now, cancellationToken));
        }, cancellationToken);
        return written is null || !page.More ? PullStep.Ended : new(next, null);
    }
}
