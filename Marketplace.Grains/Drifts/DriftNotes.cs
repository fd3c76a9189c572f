using Marketplace.Data.Drifts;
using Npgsql;

namespace Marketplace.Grains.Drifts;

/// <summary>What becomes of differences when they are found.</summary>
internal static class DriftNotes
{
    /// <summary>Notes what was found, in the caller's transaction, and begins the repairs that the rules say.</summary>
    /// <param name="looked">All listings that were looked at, in these fields.</param>
    /// <returns>The stock to take over after the commit, see <see cref="DriftRepair.TakeOverAsync"/>.</returns>
    public static async Task<IReadOnlyList<StockToTakeOver>> NoteAsync(
        NpgsqlConnection rows, Guid connectionId, IReadOnlyCollection<Guid> looked, IReadOnlyCollection<DriftField> fields, IReadOnlyCollection<FoundDrift> found,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (looked.Count == 0)
            return [];
        var standing = await DriftStore.WriteAsync(rows, connectionId, looked, fields, found, now, cancellationToken);
        if (standing.Count == 0)
            return [];
        var rules = await DriftStore.ReadRulesAsync(rows, connectionId, cancellationToken);
        List<Guid> By(DriftPolicy policy) => [.. standing.Where(d => rules[d.Field] == policy).Select(d => d.Id)];
        await DriftRepairs.DecideAsync(rows, By(DriftPolicy.WeWin), DriftDecision.WeWin, now, cancellationToken);
        return (await DriftRepairs.DecideAsync(rows, By(DriftPolicy.TheyWin), DriftDecision.TheyWin, now, cancellationToken)).Stock;
    }
}
