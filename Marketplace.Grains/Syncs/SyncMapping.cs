using Marketplace.Channels.Seam;
using Marketplace.Data.Syncs;

namespace Marketplace.Grains.Syncs;

internal static class SyncMapping
{
    public static List<SyncProblem> ToProblems(this IReadOnlyList<UnmappedRecord> records) =>
        [.. records.Select(r => new SyncProblem(r.RemoteId, r.Error, r.Payload))];
}
