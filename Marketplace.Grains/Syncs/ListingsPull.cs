using Marketplace.Channels.Seam;
using Marketplace.Contracts.Sellers;
using Marketplace.Data.Drifts;
using Marketplace.Data.Listings;
using Marketplace.Data.Syncs;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Connections;
using Marketplace.Grains.Drifts;
using Marketplace.Grains.Listings;
using Marketplace.Grains.Sellers;
using Npgsql;

namespace Marketplace.Grains.Syncs;

/// <summary>Pulls the account's listings: to import them, or to compare their stock with ours.</summary>
internal sealed class ListingsPull(TenantDatabase database, StockReconciliation stock, ViolationWatch violations, SellerNews news, TimeProvider time) : ISyncPull
{
    /// <summary>How far the channel's clock and its search may be behind.</summary>
    private static readonly TimeSpan _overlap = TimeSpan.FromMinutes(5);

    public bool Serves(SyncKind kind) => kind is SyncKind.Listings or SyncKind.Inventory;

    public async Task<PullStep> PullAsync(ConnectionContext connection, SyncRunWork run, Func<Task> pullOrders, CancellationToken cancellationToken)
    {
        if (connection.Channel is not IImportListings channel)
            return new(null, new(ChannelErrorKind.Rejected, $"{connection.Channel.Name} has no listings to read."));
        var cursor = run.Cursor ?? await BeginAsync(connection, run, channel as IImportChanges, cancellationToken);
        var changesOnly = cursor is not null && channel is IImportChanges changing && changing.ReadsChanges(cursor);
        var read = await channel.ReadListingsAsync(connection.Session(), cursor, cancellationToken);
        if (read.Error is { } error)
            return new(null, error);

        var page = read.Value!;
        await using var rows = await database.OpenAsync(connection.SellerId, cancellationToken);
        var written = await WriteAsync(rows, connection, page, cancellationToken);
        var highest = channel.Limits.HighestQuantity;
        var matched = written.Where(w => w.Matched).Select(w => w.Id).ToList();
        // A sale that we do not know of yet looks like a difference in stock; pushing ours would put the sold unit back on sale.
        if (run.Kind is SyncKind.Inventory && await StockReconciliation.DiffersAsync(rows, matched, highest, cancellationToken))
            await pullOrders();

        var now = time.GetUtcNow();
        await using var transaction = await rows.BeginTransactionAsync(cancellationToken);
        var fromChannel = await StockReconciliation.DecideAsync(rows, connection.ConnectionId, matched, onlyNew: run.Kind is SyncKind.Listings, highest, now, cancellationToken);
        var created = written.Count(w => w.Created);
        var unchanged = written.Count(w => w.Unchanged);
        var summary = new SyncPage(page.Next, page.Records.Count, created, written.Count - created - unchanged, unchanged, page.Problems.ToProblems(), page.Total);
        if (!await SyncStore.AdvanceAsync(rows, run, connection.ConnectionId, summary, now, cancellationToken))
            return PullStep.Ended;
        if (page.Next is null)
        {
            if (!changesOnly)
            {
                var vanished = await ObservedListings.EndUnseenAsync(rows, connection.ConnectionId, run.Id, run.StartedAt, cancellationToken);
                await DriftStore.WriteVanishedAsync(rows, connection.ConnectionId, vanished, now, cancellationToken);
            }

            await SyncStore.FinishAsync(rows, connection.ConnectionId, run, SyncRunState.Completed, null, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        await stock.ApplyAsync(connection.SellerId, connection.ConnectionId, fromChannel, cancellationToken);
        if (unchanged < written.Count)
            await news.TellAsync(connection.SellerId, SellerEvents.ListingChanged, null);
        if (page.Next is null && run.Kind is SyncKind.Listings)
            await violations.LookAsync(connection);
        return page.Next is null ? PullStep.Ended : new(run with { Cursor = page.Next, Pages = run.Pages + 1, Records = run.Records + page.Records.Count }, null);
    }

    /// <summary>Where a run begins: with what changed since the last whole one began, where the channel can say that. Runs that compare stock read everything.</summary>
    private async Task<string?> BeginAsync(ConnectionContext connection, SyncRunWork run, IImportChanges? channel, CancellationToken cancellationToken)
    {
        if (channel is null || run.Kind is not SyncKind.Listings)
            return null;
        await using var rows = await database.OpenAsync(connection.SellerId, cancellationToken);
        return await SyncStore.ReadLastStartAsync(rows, connection.ConnectionId, SyncKind.Listings, cancellationToken) is { } last ? channel.ChangedSince(last - _overlap) : null;
    }

    private async Task<List<WrittenListing>> WriteAsync(
        NpgsqlConnection rows, ConnectionContext connection, ChannelPage<RemoteListing> page, CancellationToken cancellationToken)
    {
        await using var transaction = await rows.BeginTransactionAsync(cancellationToken);
        var written = await ListingIntake.WriteAsync(
            rows, connection.ConnectionId, [.. page.Records.Select(r => r.ToObserved())], time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return written;
    }
}
