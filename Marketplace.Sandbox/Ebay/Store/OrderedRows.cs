using System.Collections.Concurrent;
using Marketplace.Sandbox.Storage;

namespace Marketplace.Sandbox.Ebay.Store;

/// <summary>A seller's rows in order, kept until any row changes, so that paging through 50,000 stays cheap.</summary>
internal sealed class OrderedRows<TRow>(Table<string, TRow> rows, Func<TRow, string> owner, Func<TRow, string> order)
    where TRow : class
{
    private readonly ConcurrentDictionary<string, (long Version, TRow[] Rows)> kept = new();

    public IReadOnlyList<TRow> Of(string userId)
    {
        // Read before the rows are: a change meanwhile makes this version stale, not the answer wrong.
        var version = rows.Version;
        if (kept.TryGetValue(userId, out var found) && found.Version == version)
            return found.Rows;
        TRow[] sorted = [.. rows.All.Where(row => owner(row) == userId).OrderBy(order, StringComparer.Ordinal)];
        kept[userId] = (version, sorted);
        return sorted;
    }
}
