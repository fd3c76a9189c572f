using Marketplace.Data.Model;
using Npgsql;

namespace Marketplace.Data.Syncs;

/// <summary>Keeps every decision about stock, with both quantities.</summary>
public static class SyncLogStore
{
    public static Task WriteAsync(
        NpgsqlConnection connection, Guid connectionId, IReadOnlyCollection<StockDecision> decisions, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            insert into sync_log (id, seller_id, connection_id, entity_kind, sku, entity_id, action, result, error, local_quantity, remote_quantity, created_at)
            select uuid_v7(), current_seller(), $1, 'inventory', d.sku, d.listing_id, d.action, d.result, d.error, d.local, d.remote, $2
            from unnest($3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::int[], $9::int[]) as d (sku, listing_id, action, result, error, local, remote)
            """,
            [connectionId, now, decisions.Select(d => d.Sku).ToArray(), decisions.Select(d => d.ListingId).ToArray(),
                decisions.Select(d => d.Action.ToText()).ToArray(), decisions.Select(d => d.Result.ToText()).ToArray(),
                decisions.Select(d => d.Error).ToArray(), decisions.Select(d => d.Local).ToArray(), decisions.Select(d => d.Remote).ToArray()],
            cancellationToken);
}

/// <param name="Local">The available stock here.</param>
/// <param name="Remote">What the channel showed before.</param>
public sealed record StockDecision(Guid ListingId, string Sku, SyncLogAction Action, SyncLogResult Result, int? Local, int? Remote, string? Error = null);
