using Marketplace.Data.Operations;
using Npgsql;

namespace Marketplace.Data.Orders;

/// <summary>Tracking numbers that the channel is to be told.</summary>
public static class ShipmentStore
{
    /// <summary>Notes the shipment and queues the operation that tells the channel, in the caller's transaction. The same tracking number again changes nothing.</summary>
    /// <returns>The connection to wake; null when there is no such order.</returns>
    public static async Task<Guid?> AddAsync(
        NpgsqlConnection connection, Guid orderId, string carrier, string trackingNumber, string? note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await connection.QueryAsync(
            "select connection_id from orders where id = $1 for update", [orderId], row => row.GetGuid(0), cancellationToken);
        if (found.Count == 0)
            return null;
        var added = await connection.QueryAsync(
            """
            insert into shipments as s (id, seller_id, order_id, carrier, tracking_number, note, state, created_at)
            values ($1, current_seller(), $2, $3, $4, $5, 'pending', $6)
            on conflict (order_id, tracking_number) do update set carrier = excluded.carrier, note = excluded.note, state = 'pending' where s.state = 'failed'
            returning s.id
            """,
            [Guid.CreateVersion7(now), orderId, carrier, trackingNumber, note, now], row => row.GetGuid(0), cancellationToken);
        foreach (var shipment in added)
        {
            var operation = await OperationQueue.EnqueueForOrderAsync(
                connection, OperationKind.Ship, found[0], orderId, $"ship:{shipment}", $$"""{"shipmentId":"{{shipment}}"}""", now, cancellationToken);
            await connection.ExecuteAsync("update shipments set operation_id = $2 where id = $1", [shipment, operation], cancellationToken);
        }

        return found[0];
    }

    public static async Task<ShipmentToSend?> ReadAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(
            "select s.id, o.remote_id, s.carrier, s.tracking_number, s.note from shipments s join orders o on o.id = s.order_id where s.id = $1",
            [id], row => new ShipmentToSend(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Optional<string>(4)),
            cancellationToken)).FirstOrDefault();

    public static Task SetSentAsync(NpgsqlConnection connection, Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            """
            with sent as (update shipments set state = 'sent', sent_at = $2 where id = $1 returning order_id)
            update orders o set fulfilment_status = 'fulfilled', version = o.version + 1,
                status = case when o.status in ('pending', 'processing') then 'shipped' else o.status end
            from sent where o.id = sent.order_id
            """,
            [id, now], cancellationToken);

    public static Task SetFailedAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("update shipments set state = 'failed' where id = $1", [id], cancellationToken);
}

public sealed record ShipmentToSend(Guid Id, string OrderRemoteId, string Carrier, string TrackingNumber, string? Note);
