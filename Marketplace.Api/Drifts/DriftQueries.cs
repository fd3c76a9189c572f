using Marketplace.Api.Lists;
using Marketplace.Contracts.Drifts;
using Marketplace.Contracts.Paging;
using Marketplace.Data;
using Marketplace.Data.Drifts;
using Marketplace.Data.Model;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Api.Drifts;

internal static class DriftQueries
{
    private const string Standing = "standing", Closed = "closed";
    private static readonly TimeSpan _summarized = TimeSpan.FromDays(30);

    /// <param name="state">One state, or <c>standing</c> (open or repairing), or <c>closed</c>.</param>
    public static Task<Page<DriftModel>> ListAsync(
        MarketplaceDb db, Guid? connectionId, string? state, string? field, string? cause, Guid? after, int limit, CancellationToken cancellationToken)
    {
        var drifts = db.Drifts.AsNoTracking();
        if (connectionId is not null)
            drifts = drifts.Where(d => d.ConnectionId == connectionId);
        if (state is Standing or Closed)
            drifts = drifts.Where(d => (d.State == DriftState.Open || d.State == DriftState.Repairing) == (state == Standing));
        else if (EnumNames.TryFromText<DriftState>(state, out var wantedState))
            drifts = drifts.Where(d => d.State == wantedState);
        if (EnumNames.TryFromText<DriftField>(field, out var wantedField))
            drifts = drifts.Where(d => d.Field == wantedField);
        if (EnumNames.TryFromText<DriftCause>(cause, out var wantedCause))
            drifts = drifts.Where(d => d.Cause == wantedCause);
        if (after is not null)
            drifts = drifts.Where(d => d.Id < after);
        return drifts.OrderByDescending(d => d.Id)
            .Select(d => new { Drift = d, d.Listing!.Title, d.Connection!.DisplayName, d.Connection.Channel })
            .PageAsync(limit, r => r.Drift.Id, r => ToModel(r.Drift, r.Title, r.DisplayName, r.Channel), cancellationToken);
    }

    public static async Task<Ok<DriftSummary>> SummarizeAsync(MarketplaceDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var since = now - _summarized;
        var open = await db.Drifts.CountAsync(d => d.State == DriftState.Open, cancellationToken);
        var repairing = await db.Drifts.CountAsync(d => d.State == DriftState.Repairing, cancellationToken);
        var repaired = await db.Drifts.CountAsync(d => d.State == DriftState.Repaired && d.ClosedAt >= today, cancellationToken);
        var causes = await db.Drifts.Where(d => d.FoundAt >= since).GroupBy(d => d.Cause).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return TypedResults.Ok(new DriftSummary(open, repairing, repaired, [.. causes.OrderByDescending(c => c.Count).Select(c => new DriftCauseCount(c.Key.ToText(), c.Count))]));
    }

    private static DriftModel ToModel(Drift d, string title, string connection, string channel) => new(
        d.Id, d.ConnectionId, connection, channel, d.ListingId, title, d.Sku, d.Field.ToText(), d.Cause.ToText(), d.Ours, d.Theirs, d.State.ToText(), d.Decision?.ToText(),
        d.FoundAt, d.SeenAt, d.ClosedAt);
}
