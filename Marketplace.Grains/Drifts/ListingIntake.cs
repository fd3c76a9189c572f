using Marketplace.Data.Drifts;
using Marketplace.Data.Listings;
using Npgsql;

namespace Marketplace.Grains.Drifts;

/// <summary>
/// Takes in what a channel says of its listings. What is different from what we believed is noted in the same transaction, because writing what the
/// channel says is what overwrites the belief.
/// </summary>
internal static class ListingIntake
{
    private static readonly DriftField[] _fields = [DriftField.State, DriftField.Price];

    public static async Task<List<WrittenListing>> WriteAsync(
        NpgsqlConnection rows, Guid connectionId, IReadOnlyList<ObservedListing> page, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var beliefs = await DriftBeliefs.ReadAsync(rows, connectionId, [.. page.Select(l => l.RemoteId)], cancellationToken);
        var written = await ObservedListings.WriteAsync(rows, connectionId, page, now, cancellationToken);
        var shown = page.GroupBy(l => l.RemoteId).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var known = beliefs.FindAll(b => !b.InFlight);
        await DriftNotes.NoteAsync(
            rows, connectionId, known.ConvertAll(b => b.Id), _fields, [.. known.SelectMany(b => DriftComparison.OfListing(b, shown[b.RemoteId]))], now, cancellationToken);
        return written;
    }
}
