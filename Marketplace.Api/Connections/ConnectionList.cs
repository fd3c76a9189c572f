using Marketplace.Channels;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Data;
using Marketplace.Data.Connections;
using Marketplace.Data.Model;
using Marketplace.Data.Operations;
using Microsoft.EntityFrameworkCore;
using JsonElement = System.Text.Json.JsonElement;

namespace Marketplace.Api.Connections;

/// <summary>Reads connections as pages show them.</summary>
internal sealed class ConnectionList(MarketplaceDb db, ChannelRegistry channels, TimeProvider time)
{
    /// <param name="id">Only this one; null: all.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public async Task<IReadOnlyList<ConnectionModel>> ReadAsync(Guid? id, CancellationToken cancellationToken)
    {
        var rows = await db.Connections.AsNoTracking().Where(c => id == null || c.Id == id).OrderBy(c => c.CreatedAt)
            .Select(c => new Row(
                c,
                db.ConnectionSyncs.Where(s => s.ConnectionId == c.Id).OrderBy(s => s.Kind).ToList(),
                db.Listings.Count(l => l.ConnectionId == c.Id),
                db.Listings.Count(l => l.ConnectionId == c.Id && l.ProductId == null),
                // Two counts, for which there is an index each.
                db.Operations.Count(o => o.ConnectionId == c.Id && o.State == OperationState.Pending) + db.Operations.Count(o => o.ConnectionId == c.Id && o.State == OperationState.Running),
                db.Operations.Count(o => o.ConnectionId == c.Id && o.State == OperationState.Dead)))
            .ToListAsync(cancellationToken);
        return [.. rows.Select(Model)];
    }

    private ConnectionModel Model(Row row)
    {
        var (c, syncs) = (row.Connection, row.Syncs);
        channels.TryGet(c.Channel, out var channel);
        return new ConnectionModel(
            c.Id, c.Channel, channel?.Name ?? c.Channel, c.DisplayName, c.Status.ToText(), ConnectionHealthWord.Of(c, syncs, time.GetUtcNow()), c.AccountId, c.AccountName,
            c.AccountUrl is { } url ? new Uri(url) : null, c.Scopes, c.SyncEnabled, channel is not IDescribeSettings settings || settings.MissingSettings(JsonElement.Parse(c.Settings)).Count == 0,
            c.LastError, c.BudgetRemaining, c.BudgetLimit, c.BudgetResetAt, c.LastRecordAt, [.. syncs.Select(Model)],
            row.Listings, row.Unmatched, row.Pending, row.Dead, c.CreatedAt);
    }

    private static SyncModel Model(ConnectionSync sync) => new(
        sync.Kind.ToText(), sync.Enabled, (int)sync.Every.TotalMinutes, sync.Status.ToText(), sync.LastStartedAt, sync.LastCompletedAt, sync.NextAt, sync.LastError);

    private sealed record Row(Connection Connection, List<ConnectionSync> Syncs, int Listings, int Unmatched, int Pending, int Dead);
}
