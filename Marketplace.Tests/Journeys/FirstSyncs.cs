using Marketplace.Contracts.Syncs;

namespace Marketplace.Tests.Journeys;

internal static class FirstSyncs
{
    /// <summary>
    /// Whether a new connection's listings and orders have been read. Counting runs would not do: a notice or the drift watch may have the orders read a
    /// second time before the listings are there.
    /// </summary>
    public static bool AreDone(this IEnumerable<SyncRunModel> runs)
    {
        var completed = runs.Where(run => run.State == "completed").Select(run => run.Kind).ToHashSet(StringComparer.Ordinal);
        return completed.IsSupersetOf(["listings", "orders"]);
    }
}
