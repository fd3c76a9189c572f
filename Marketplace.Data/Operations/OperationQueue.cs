using Marketplace.Data.Model;
using Npgsql;

namespace Marketplace.Data.Operations;

/// <summary>
/// Queues operations inside the transaction that causes them. One that is still pending under the same key is replaced.
/// After the commit, wake the connection's grain.
/// </summary>
public static class OperationQueue
{
    public const int MaxAttempts = 3;

    private const string Columns = """
        insert into operations (id, seller_id, connection_id, listing_id, order_id, kind, priority, coalesce_key, payload, state, attempts, max_attempts,
            not_before, cause_at, created_at, updated_at)
        """;

    private const string Coalesce = """
        on conflict (connection_id, coalesce_key) where state = 'pending'
        do update set payload = excluded.payload, priority = least(operations.priority, excluded.priority), attempts = 0,
            cause_at = least(operations.cause_at, excluded.cause_at), not_before = excluded.not_before, updated_at = excluded.updated_at
        """;

    /// <summary>Queues the same change for several listings.</summary>
    /// <returns>The connections to wake.</returns>
    public static async Task<List<Guid>> EnqueueForListingsAsync(
        NpgsqlConnection connection, OperationKind kind, IReadOnlyCollection<Guid> listings, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (listings.Count == 0)
            return [];
        return await connection.QueryAsync(
            $"""
            with queued as (
                {Columns}
                select uuid_v7(), l.seller_id, l.connection_id, l.id, null, $2, $3, $2 || ':' || l.id, jsonb_build_object(), 'pending', 0, {MaxAttempts}, $4, $4, $4, $4
                from listings l where l.id = any ($1)
                {Coalesce}
                returning connection_id)
            select distinct connection_id from queued
            """,
            [listings.ToArray(), kind.ToText(), Priority(kind), now], row => row.GetGuid(0), cancellationToken);
    }

    /// <summary>Queues a change of an order, such as telling the channel its tracking number.</summary>
    /// <param name="key">Of the pending operations of a connection only one has this key.</param>
    /// <param name="payload">JSON that the kind's handler reads.</param>
    public static async Task<Guid> EnqueueForOrderAsync(
        NpgsqlConnection connection, OperationKind kind, Guid connectionId, Guid orderId, string key, string payload, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var ids = await connection.QueryAsync(
            $"""
            {Columns}
            values ($1, current_seller(), $2, null, $3, $4, $5, $6, $7::jsonb, 'pending', 0, {MaxAttempts}, $8, $8, $8, $8)
            {Coalesce}
            returning id
            """,
            [Guid.CreateVersion7(now), connectionId, orderId, kind.ToText(), Priority(kind), key, payload, now], row => row.GetGuid(0), cancellationToken);
        return ids[0];
    }

    /// <summary>Stock first (to zero before all, see <c>enqueue_stock_push</c>), then orders, then edits, then publishing.</summary>
    private static short Priority(OperationKind kind) => kind switch
    {
        OperationKind.PushStock => 1,
        OperationKind.Ship or OperationKind.Cancel or OperationKind.Refund => 2,
        OperationKind.Publish => 4,
        _ => 3,
    };
}
