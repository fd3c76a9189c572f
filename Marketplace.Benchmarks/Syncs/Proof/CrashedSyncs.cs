using Marketplace.Benchmarks.Operations;
using Marketplace.Data;
using Marketplace.Data.Syncs;
using Marketplace.Data.Tenancy;

namespace Marketplace.Benchmarks.Syncs.Proof;

/// <summary>
/// Runs of orders and of listings of one connection, by processes that end one after the other. The last one lives until the runs are done; then
/// everything that the channel gave is looked for.
/// </summary>
internal sealed class CrashedSyncs(TenantDatabase database, BenchShop shop)
{
    private static readonly SyncKind[] _kinds = [SyncKind.Orders, SyncKind.Listings];

    /// <summary>The last page of each kind that was read in the run that goes on.</summary>
    private readonly Dictionary<SyncKind, int> _reached = _kinds.ToDictionary(kind => kind, _ => -1);

    private int _read;
    private int _redone;
    private int _redoneTwice;
    private int _skipped;

    /// <param name="dying">A life that may end before the runs do; says which pages it read, in order, and whether it crashed.</param>
    /// <param name="last">A life that does not.</param>
    public async Task<SyncOutcome> RunAsync(
        int crashes, Func<Task<(List<(SyncKind Kind, int Page)> Pages, bool Crashed)>> dying, Func<Task<List<(SyncKind Kind, int Page)>>> last, CancellationToken cancellation)
    {
        for (var crash = 0; crash < crashes;)
        {
            await StartAsync(cancellation);
            var (pages, crashed) = await dying();
            Note(pages);
            crash += crashed ? 1 : 0;
        }

        // A page that the last process had sent may still be committed while the next begins; that one then leaves the rest to another.
        while (!await IsOverAsync(cancellation))
            Note(await last());
        return await CheckAsync(crashes, cancellation);
    }

    /// <summary>Whether no run goes on.</summary>
    public async Task<bool> IsOverAsync(CancellationToken cancellation)
    {
        await using var rows = await database.OpenAsync(shop.SellerId, cancellation);
        return (await SyncStore.ReadRunningAsync(rows, shop.ConnectionId, cancellation)).Count == 0;
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        await using var rows = await database.OpenAsync(shop.SellerId, cancellation);
        foreach (var kind in _kinds)
        {
            var (_, started) = await SyncStore.StartAsync(rows, shop.ConnectionId, kind, SyncTrigger.Seller, TimeProvider.System.GetUtcNow(), cancellation);
            // Orders go on where the last run ended.
            if (started && kind is SyncKind.Listings)
                _reached[kind] = -1;
        }
    }

    private void Note(List<(SyncKind Kind, int Page)> pages)
    {
        foreach (var ofKind in pages.GroupBy(p => p.Kind))
        {
            var again = _reached[ofKind.Key] - ofKind.First().Page + 1;
            _redone += Math.Max(0, again);
            _redoneTwice += Math.Max(0, again - 1);
            _skipped += Math.Max(0, -again);
            _reached[ofKind.Key] = ofKind.Last().Page;
        }

        _read += pages.Count;
    }

    private async Task<SyncOutcome> CheckAsync(int crashes, CancellationToken cancellation)
    {
        var orders = (_reached[SyncKind.Orders] + 1) * ProofChannel.PageSize;
        var listings = ProofChannel.PagesOfRun * ProofChannel.PageSize;
        await using var rows = await database.OpenAsync(shop.SellerId, cancellation);
        Task<List<string>> IdsAsync(string sql) => rows.QueryAsync(sql, [], row => row.GetString(0), cancellation);
        var kept = (await IdsAsync("select o.remote_id from orders o join order_lines l on l.order_id = o.id"))
            .Concat(await IdsAsync("select l.remote_id from listings l join listing_variants v on v.listing_id = l.id where l.state = 'active'")).ToList();
        var given = Enumerable.Range(0, orders).Select(number => $"{number}").Concat(Enumerable.Range(0, listings).Select(number => $"L{number}")).ToList();

        // An order is created by the page that its run counts, and every page counts once.
        var miscounted = await rows.QueryAsync(
            """
            select abs(sum(created) filter (where kind = 'orders') - $1) + abs(sum(records) filter (where kind = 'orders') - $1)
                + count(*) filter (where kind = 'listings' and (records, pages) <> ($2, $3)) + count(*) filter (where state <> 'completed')
            from sync_runs
            """,
            [orders, listings, ProofChannel.PagesOfRun], row => row.GetInt64(0), cancellation);
        return new(
            crashes, _read, kept.Count, given.Except(kept).Count() + _skipped, kept.Count - kept.Distinct().Count() + kept.Except(given).Count(), (int)miscounted[0],
            _redone, _redoneTwice);
    }
}

/// <param name="Read">Pages that the channel gave.</param>
/// <param name="Kept">Orders and listings that are here.</param>
/// <param name="Lost">Of those that the channel gave.</param>
/// <param name="Duplicated">Here more than once, or never given.</param>
/// <param name="Miscounted">What the runs say of themselves, against what they did.</param>
/// <param name="Redone">Pages that were read again after a crash.</param>
/// <param name="RedoneTwice">Those beyond the one that each crash may cost.</param>
internal sealed record SyncOutcome(int Crashes, int Read, int Kept, int Lost, int Duplicated, int Miscounted, int Redone, int RedoneTwice)
{
    public static SyncOutcome operator +(SyncOutcome one, SyncOutcome other) => new(
        one.Crashes + other.Crashes, one.Read + other.Read, one.Kept + other.Kept, one.Lost + other.Lost, one.Duplicated + other.Duplicated,
        one.Miscounted + other.Miscounted, one.Redone + other.Redone, one.RedoneTwice + other.RedoneTwice);
}
