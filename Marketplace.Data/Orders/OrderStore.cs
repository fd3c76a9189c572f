using System.Text.Json;
using Npgsql;

namespace Marketplace.Data.Orders;

/// <summary>Writes what a channel says about its orders, however often and in whatever order it says it.</summary>
public static class OrderStore
{
    private static readonly JsonSerializerOptions _json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>
    /// One page, set-based. An older version never overwrites a newer. A line takes stock once: what it still has to take or to give back is in its
    /// own state. A line's variant is that of the listing's offer, else that of its SKU. Channels give times in whole seconds, so an order of the very
    /// second in which the shop was connected counts as later.
    /// </summary>
    private const string Upsert = """
        with page as materialized (
            select distinct on (p.remote_id) p.* from jsonb_to_recordset($1::jsonb) as p (remote_id text, number text, status text, payment_status text,
                fulfilment_status text, currency text, subtotal numeric, tax numeric, shipping numeric, discount numeric, total numeric, buyer_name text,
                buyer_email text, shipping_address jsonb, note text, placed_at timestamptz, version timestamptz, payload jsonb, lines jsonb, shipments jsonb,
                refunds jsonb)
            order by p.remote_id, p.version desc
        ), saved as (
            insert into orders as o (id, seller_id, connection_id, remote_id, number, status, payment_status, fulfilment_status, currency, subtotal, tax,
                shipping, discount, total, buyer_name, buyer_email, shipping_address, note, placed_at, remote_updated_at, arrived_at, payload, version)
            select uuid_v7(), current_seller(), $2, p.remote_id, p.number, p.status, p.payment_status, p.fulfilment_status, p.currency, p.subtotal, p.tax,
                p.shipping, p.discount, p.total, p.buyer_name, p.buyer_email, p.shipping_address, p.note, p.placed_at, p.version, $3, p.payload, 1
            from page p
            on conflict (connection_id, remote_id) do update set number = excluded.number, status = excluded.status, payment_status = excluded.payment_status,
                fulfilment_status = excluded.fulfilment_status, currency = excluded.currency, subtotal = excluded.subtotal, tax = excluded.tax,
                shipping = excluded.shipping, discount = excluded.discount, total = excluded.total, buyer_name = excluded.buyer_name,
                buyer_email = excluded.buyer_email, shipping_address = excluded.shipping_address, note = excluded.note,
                remote_updated_at = excluded.remote_updated_at, payload = excluded.payload, version = o.version + 1
            where o.remote_updated_at < excluded.remote_updated_at
                or (o.remote_updated_at = excluded.remote_updated_at and o.payload is distinct from excluded.payload)
            returning o.id, o.remote_id, o.version = 1 as created
        ), lines as (
            insert into order_lines as ol (id, seller_id, order_id, remote_id, listing_id, product_id, variant_id, sku, title, quantity, unit_price, tax, discount, stock)
            select uuid_v7(), current_seller(), s.id, l.remote_id, li.id, v.product_id, v.id, coalesce(l.sku, v.sku), l.title, l.quantity, l.unit_price, l.tax,
                l.discount,
                case when v.id is null then 'unmatched' when p.placed_at < date_trunc('second', c.created_at) then 'historic' when p.status = 'cancelled' then 'returned'
                    else 'pending' end
            from saved s join page p using (remote_id) join connections c on c.id = $2
            cross join lateral jsonb_to_recordset(p.lines) as l (remote_id text, listing_remote_id text, variant_remote_id text, sku text, title text,
                quantity int, unit_price numeric, tax numeric, discount numeric)
            left join listings li on li.connection_id = $2 and li.remote_id = l.listing_remote_id
            left join lateral (
                select o.id, o.product_id, o.sku from (
                    select v.id, v.product_id, v.sku, case when lv.remote_variant_id = l.variant_remote_id then 0 when lv.sku = l.sku then 1 else 2 end as rank
                    from listing_variants lv join variants v on v.id = lv.variant_id
                    where lv.listing_id = li.id and (lv.remote_variant_id = l.variant_remote_id or lv.sku = l.sku
                        or 1 = (select count(*) from listing_variants x where x.listing_id = li.id))
                    union all
                    select v.id, v.product_id, v.sku, 3 from variants v where v.seller_id = current_seller() and v.sku = l.sku
                ) o order by o.rank limit 1) v on true
            on conflict (order_id, remote_id) do update set title = excluded.title, quantity = excluded.quantity, unit_price = excluded.unit_price,
                tax = excluded.tax, discount = excluded.discount, listing_id = coalesce(ol.listing_id, excluded.listing_id),
                stock = case when excluded.stock = 'returned' and ol.stock in ('pending', 'committed', 'oversold') then 'returning' else ol.stock end
        ), shipped as (
            insert into shipments as sh (id, seller_id, order_id, carrier, tracking_number, state, created_at, sent_at)
            select uuid_v7(), current_seller(), s.id, coalesce(t.carrier, ''), t.tracking_number, 'sent', $3, coalesce(t.shipped_at, $3)
            from saved s join page p using (remote_id)
            cross join lateral (select distinct on (r.tracking_number) r.* from jsonb_to_recordset(p.shipments)
                as r (carrier text, tracking_number text, shipped_at timestamptz) where r.tracking_number is not null) t
            on conflict (order_id, tracking_number) do update set state = 'sent', sent_at = coalesce(sh.sent_at, excluded.sent_at)
        ), refunded as (
            insert into refunds (id, seller_id, order_id, amount, currency, reason, remote_id, state, created_at)
            select uuid_v7(), current_seller(), s.id, r.amount, p.currency, r.reason, r.remote_id, 'sent', r.created_at
            from saved s join page p using (remote_id)
            cross join lateral jsonb_to_recordset(p.refunds) as r (remote_id text, amount numeric, reason text, created_at timestamptz)
            -- One of ours that the channel gave no id.
            where not exists (select from refunds o where o.order_id = s.id and o.state = 'sent' and o.remote_id is null and o.amount = r.amount)
            on conflict (order_id, remote_id) do nothing
        )
        select id, created from saved
        """;

    /// <returns>The orders that are new or have changed.</returns>
    public static Task<List<WrittenOrder>> WriteAsync(
        NpgsqlConnection connection, Guid connectionId, IReadOnlyList<ObservedOrder> page, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            Upsert, [JsonSerializer.Serialize(page, _json), connectionId, now], row => new WrittenOrder(row.GetGuid(0), row.GetBoolean(1)), cancellationToken);

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
}

/// <param name="Payload">The channel's own JSON.</param>
/// <param name="Version">Grows with every change on the channel.</param>
public sealed record ObservedOrder(
    string RemoteId, string Number, string Status, string PaymentStatus, string FulfilmentStatus, string Currency, decimal Subtotal, decimal Tax,
    decimal Shipping, decimal Discount, decimal Total, string? BuyerName, string? BuyerEmail, JsonElement? ShippingAddress, string? Note,
    DateTimeOffset PlacedAt, DateTimeOffset Version, JsonElement Payload, IReadOnlyList<ObservedOrderLine> Lines, IReadOnlyList<ObservedShipment> Shipments,
    IReadOnlyList<ObservedRefund> Refunds);

public sealed record ObservedOrderLine(
    string RemoteId, string? ListingRemoteId, string? VariantRemoteId, string? Sku, string Title, int Quantity, decimal UnitPrice, decimal Tax, decimal Discount);

public sealed record ObservedShipment(string? Carrier, string? TrackingNumber, DateTimeOffset? ShippedAt);

public sealed record ObservedRefund(string RemoteId, decimal Amount, string? Reason, DateTimeOffset CreatedAt);

public sealed record WrittenOrder(Guid Id, bool Created);

/// <param name="Back">Whether the stock comes back, because the order was cancelled.</param>
/// <param name="ArrivedAt">When we first learned of the order.</param>
public sealed record LineToSettle(Guid LineId, Guid OrderId, Guid? ItemId, int Quantity, bool Back, string OrderNumber, DateTimeOffset ArrivedAt);
