using Marketplace.Data.Operations;
using Npgsql;

namespace Marketplace.Data.Orders;

/// <summary>Money that goes back to buyers: asked for here, or learned from the channel.</summary>
public static class RefundStore
{
    /// <summary>Notes the refund and queues the operation that makes it, in the caller's transaction. All refunds together never exceed what was paid.</summary>
    public static async Task<RefundRequested> AddAsync(
        NpgsqlConnection connection, Guid orderId, decimal amount, string? reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var orders = await connection.QueryAsync(
            "select connection_id, currency, total from orders where id = $1 for update", [orderId],
            row => (Connection: row.GetGuid(0), Currency: row.GetString(1), Total: row.GetDecimal(2)), cancellationToken);
        if (orders.Count == 0)
            return new(null, null);
        var order = orders[0];
        var left = order.Total - (await connection.QueryAsync(
            "select coalesce(sum(amount), 0) from refunds where order_id = $1 and state <> 'failed'", [orderId], row => row.GetDecimal(0), cancellationToken))[0];
        if (amount > left)
            return new(null, left);

        var refund = Guid.CreateVersion7(now);
        await connection.ExecuteAsync(
            "insert into refunds (id, seller_id, order_id, amount, currency, reason, state, created_at) values ($1, current_seller(), $2, $3, $4, $5, 'pending', $6)",
            [refund, orderId, amount, order.Currency, reason, now], cancellationToken);
        await OperationQueue.EnqueueForOrderAsync(
            connection, OperationKind.Refund, order.Connection, orderId, $"refund:{refund}", $$"""{"refundId":"{{refund}}"}""", now, cancellationToken);
        return new(order.Connection, left);
    }

    public static async Task<RefundToMake?> ReadAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            """
            select r.id, o.remote_id, r.amount, r.currency, r.reason,
                array(select k.remote_id from refunds k where k.order_id = r.order_id and k.remote_id is not null and k.created_at < r.created_at)
            from refunds r join orders o on o.id = r.order_id where r.id = $1
            """,
            [id],
            row => new RefundToMake(row.GetGuid(0), row.GetString(1), row.GetDecimal(2), row.GetString(3), row.Optional<string>(4), row.GetFieldValue<string[]>(5)),
            cancellationToken)).FirstOrDefault();

    /// <summary>The channel may have told of it before it answered us: then what was learned gives way.</summary>
    public static Task SetSentAsync(NpgsqlConnection connection, Guid id, string? remoteId, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            with learned as (
                delete from refunds l using refunds r where r.id = $1 and l.order_id = r.order_id and l.remote_id = $2::text and l.id <> r.id returning l.id
            )
            update refunds set state = 'sent', remote_id = $2::text where id = $1 and (select count(*) from learned) >= 0
            """,
            [id, remoteId], cancellationToken);

    public static Task SetFailedAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("update refunds set state = 'failed' where id = $1", [id], cancellationToken);
}

/// <param name="ConnectionId">The connection to wake; null when nothing was asked for.</param>
/// <param name="Left">What could still be refunded; null when there is no such order.</param>
public sealed record RefundRequested(Guid? ConnectionId, decimal? Left);

/// <param name="Before">The channel's ids of refunds that were known when this one was asked for.</param>
public sealed record RefundToMake(Guid Id, string OrderRemoteId, decimal Amount, string Currency, string? Reason, IReadOnlyList<string> Before);
