using Npgsql;

namespace Marketplace.Data.Orders;

/// <summary>Writes what a channel says about its orders, however often and in whatever order it says it.</summary>
public static class OrderStore
{
    /// <summary>One page, set-based: a statement for the orders, and one each for what belongs to those that are new or have changed.</summary>
    /// <returns>The orders that are new or have changed.</returns>
    public static async Task<List<WrittenOrder>> WriteAsync(
        NpgsqlConnection connection, Guid connectionId, IReadOnlyList<ObservedOrder> page, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // In one order, so that two who write the same orders do not wait for each other in a circle.
        ObservedOrder[] orders = [.. page.GroupBy(o => o.RemoteId).Select(same => same.MaxBy(o => o.Version)!).OrderBy(o => o.RemoteId, StringComparer.Ordinal)];
        var saved = await connection.QueryAsync(
            OrderSql.Orders,
            [connectionId, now, .. Columns(
                orders, o => o.RemoteId, o => o.Number, o => o.Status, o => o.PaymentStatus, o => o.FulfilmentStatus, o => o.Currency, o => o.BuyerName,
                o => o.BuyerEmail, o => o.ShippingAddress, o => o.Note, o => o.Payload),
                .. Columns(orders, o => o.Subtotal, o => o.Tax, o => o.Shipping, o => o.Discount, o => o.Total), .. Columns(orders, o => o.PlacedAt, o => o.Version), NewIds(orders.Length, now)],
            row => (Id: row.GetGuid(0), RemoteId: row.GetString(1), Created: row.GetBoolean(2)), cancellationToken);

        var byRemoteId = orders.ToDictionary(o => o.RemoteId, StringComparer.Ordinal);
        var written = saved.ConvertAll(s => (s.Id, Order: byRemoteId[s.RemoteId]));
        await WriteLinesAsync(connection, connectionId, [.. written.SelectMany(w => w.Order.Lines.Select(line => (w.Id, w.Order, Line: line)))], now, cancellationToken);
        await WriteShipmentsAsync(
            connection, [.. written.SelectMany(w => w.Order.Shipments.Where(s => s.TrackingNumber is not null).DistinctBy(s => s.TrackingNumber).Select(s => (w.Id, s)))],
            now, cancellationToken);
        await WriteRefundsAsync(connection, [.. written.SelectMany(w => w.Order.Refunds.Select(r => (w.Id, w.Order.Currency, r)))], cancellationToken);
        return saved.ConvertAll(s => new WrittenOrder(s.Id, s.Created));
    }

    /// <summary>The lines that have stock to take or to give back, oldest orders first; at most 500.</summary>
    public static Task<List<LineToSettle>> ReadToSettleAsync(NpgsqlConnection connection, Guid connectionId, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            """
            select l.id, l.order_id, i.id, l.quantity, l.stock = 'returning', o.number, o.arrived_at
            from order_lines l join orders o on o.id = l.order_id left join inventory_items i on i.variant_id = l.variant_id
            where l.stock in ('pending', 'returning') and l.seller_id = current_seller() and o.connection_id = $1
            order by l.order_id, l.id limit 500
            """,
            [connectionId],
            row => new LineToSettle(
                row.GetGuid(0), row.GetGuid(1), row.Optional<Guid?>(2), row.GetInt32(3), row.GetBoolean(4), row.GetString(5), row.GetFieldValue<DateTimeOffset>(6)),
            cancellationToken);

    /// <summary>A line whose variant has been deleted since has no stock any more.</summary>
    public static Task UnmatchAsync(NpgsqlConnection connection, Guid lineId, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("update order_lines set stock = 'unmatched' where id = $1", [lineId], cancellationToken);

    private static async Task WriteLinesAsync(
        NpgsqlConnection connection, Guid connectionId, (Guid OrderId, ObservedOrder Order, ObservedOrderLine Line)[] lines, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (lines.Length == 0)
            return;
        await connection.ExecuteAsync(
            OrderSql.Lines,
            [connectionId, .. Columns(lines, l => l.OrderId), .. Columns(lines, l => l.Order.PlacedAt), .. Columns(lines, l => l.Order.Status == "cancelled"),
                .. Columns(lines, l => l.Line.RemoteId, l => l.Line.ListingRemoteId, l => l.Line.VariantRemoteId, l => l.Line.Sku, l => l.Line.Title),
                .. Columns(lines, l => l.Line.Quantity), .. Columns(lines, l => l.Line.UnitPrice, l => l.Line.Tax, l => l.Line.Discount), NewIds(lines.Length, now)],
            cancellationToken);
    }

    private static async Task WriteShipmentsAsync(
        NpgsqlConnection connection, (Guid OrderId, ObservedShipment Shipment)[] shipments, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (shipments.Length == 0)
            return;
        await connection.ExecuteAsync(
            OrderSql.Shipments,
            [now, .. Columns(shipments, s => s.OrderId), .. Columns(shipments, s => s.Shipment.Carrier, s => s.Shipment.TrackingNumber),
                .. Columns(shipments, s => s.Shipment.ShippedAt?.ToUniversalTime())],
            cancellationToken);
    }

    private static async Task WriteRefundsAsync(NpgsqlConnection connection, (Guid OrderId, string Currency, ObservedRefund Refund)[] refunds, CancellationToken cancellationToken)
    {
        if (refunds.Length == 0)
            return;
        await connection.ExecuteAsync(
            OrderSql.Refunds,
            [.. Columns(refunds, r => r.OrderId), .. Columns(refunds, r => r.Refund.Amount), .. Columns(refunds, r => r.Currency, r => r.Refund.Reason, r => r.Refund.RemoteId),
                .. Columns(refunds, r => r.Refund.CreatedAt)],
            cancellationToken);
    }

    /// <summary>PostgreSQL before version 18 makes these in a function of ours, which takes longer.</summary>
    private static Guid[] NewIds(int count, DateTimeOffset now)
    {
        var ids = new Guid[count];
        for (var i = 0; i < count; i++)
            ids[i] = Guid.CreateVersion7(now);
        return ids;
    }

    /// <summary>An array for each column, as <c>unnest</c> takes them.</summary>
    private static IEnumerable<object> Columns<TRow, TValue>(TRow[] rows, params Func<TRow, TValue>[] columns) => columns.Select(column => Array.ConvertAll(rows, row => column(row)));
}

/// <param name="ShippingAddress">JSON, as of <see cref="Order.ShippingAddress"/>.</param>
/// <param name="Payload">The channel's own JSON.</param>
/// <param name="Version">Grows with every change on the channel.</param>
public sealed record ObservedOrder(
    string RemoteId, string Number, string Status, string PaymentStatus, string FulfilmentStatus, string Currency, decimal Subtotal, decimal Tax,
    decimal Shipping, decimal Discount, decimal Total, string? BuyerName, string? BuyerEmail, string? ShippingAddress, string? Note,
    DateTimeOffset PlacedAt, DateTimeOffset Version, string Payload, IReadOnlyList<ObservedOrderLine> Lines, IReadOnlyList<ObservedShipment> Shipments,
    IReadOnlyList<ObservedRefund> Refunds);

public sealed record ObservedOrderLine(
    string RemoteId, string? ListingRemoteId, string? VariantRemoteId, string? Sku, string Title, int Quantity, decimal UnitPrice, decimal Tax, decimal Discount);

public sealed record ObservedShipment(string? Carrier, string? TrackingNumber, DateTimeOffset? ShippedAt);

public sealed record ObservedRefund(string RemoteId, decimal Amount, string? Reason, DateTimeOffset CreatedAt);

public sealed record WrittenOrder(Guid Id, bool Created);

/// <param name="Back">Whether the stock comes back, because the order was cancelled.</param>
/// <param name="ArrivedAt">When we first learned of the order.</param>
public sealed record LineToSettle(Guid LineId, Guid OrderId, Guid? ItemId, int Quantity, bool Back, string OrderNumber, DateTimeOffset ArrivedAt);
