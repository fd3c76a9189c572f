namespace Marketplace.Data.Orders;

/// <summary>
/// How a page of orders is written. A column is an array: of one JSON document of the whole page, PostgreSQL spends longer taking it apart than
/// writing the rows.
/// </summary>
internal static class OrderSql
{
    /// <summary>An older version never overwrites a newer.</summary>
    public const string Orders = """
        insert into orders as o (id, seller_id, connection_id, remote_id, number, status, payment_status, fulfilment_status, currency, subtotal, tax,
            shipping, discount, total, buyer_name, buyer_email, shipping_address, note, placed_at, remote_updated_at, arrived_at, payload, version)
        select p.id, current_seller(), $1, p.remote_id, p.number, p.status, p.payment_status, p.fulfilment_status, p.currency, p.subtotal, p.tax,
            p.shipping, p.discount, p.total, p.buyer_name, p.buyer_email, p.shipping_address::jsonb, p.note, p.placed_at, p.version, $2, p.payload::jsonb, 1
        from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[],
            $14::numeric[], $15::numeric[], $16::numeric[], $17::numeric[], $18::numeric[], $19::timestamptz[], $20::timestamptz[], $21::uuid[])
            as p (remote_id, number, status, payment_status, fulfilment_status, currency, buyer_name, buyer_email, shipping_address, note, payload,
                subtotal, tax, shipping, discount, total, placed_at, version, id)
        on conflict (connection_id, remote_id) do update set number = excluded.number, status = excluded.status, payment_status = excluded.payment_status,
            fulfilment_status = excluded.fulfilment_status, currency = excluded.currency, subtotal = excluded.subtotal, tax = excluded.tax,
            shipping = excluded.shipping, discount = excluded.discount, total = excluded.total, buyer_name = excluded.buyer_name,
            buyer_email = excluded.buyer_email, shipping_address = excluded.shipping_address, note = excluded.note,
            remote_updated_at = excluded.remote_updated_at, payload = excluded.payload, version = o.version + 1
        where o.remote_updated_at < excluded.remote_updated_at
            or (o.remote_updated_at = excluded.remote_updated_at and o.payload is distinct from excluded.payload)
        returning o.id, o.remote_id, o.version = 1
        """;

    /// <summary>
    /// A line takes stock once: what it still has to take or to give back is in its own state. Its variant is that of the listing's offer, else that
    /// of its SKU. Channels give times in whole seconds, so an order of the very second in which the shop was connected counts as later.
    /// </summary>
    public const string Lines = """
        insert into order_lines as ol (id, seller_id, order_id, remote_id, listing_id, product_id, variant_id, sku, title, quantity, unit_price, tax, discount, stock)
        select l.id, current_seller(), l.order_id, l.remote_id, li.id, v.product_id, v.id, coalesce(l.sku, v.sku), l.title, l.quantity, l.unit_price, l.tax,
            l.discount,
            case when v.id is null then 'unmatched' when l.placed_at < date_trunc('second', c.created_at) then 'historic' when l.cancelled then 'returned'
                else 'pending' end
        from unnest($2::uuid[], $3::timestamptz[], $4::boolean[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::int[], $11::numeric[],
            $12::numeric[], $13::numeric[], $14::uuid[])
            as l (order_id, placed_at, cancelled, remote_id, listing_remote_id, variant_remote_id, sku, title, quantity, unit_price, tax, discount, id)
        join connections c on c.id = $1
        left join listings li on li.connection_id = $1 and li.remote_id = l.listing_remote_id
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
        where (ol.title, ol.quantity, ol.unit_price, ol.tax, ol.discount)
                is distinct from (excluded.title, excluded.quantity, excluded.unit_price, excluded.tax, excluded.discount)
            or (ol.listing_id is null and excluded.listing_id is not null)
            or (excluded.stock = 'returned' and ol.stock in ('pending', 'committed', 'oversold'))
        """;

    public const string Shipments = """
        insert into shipments as sh (id, seller_id, order_id, carrier, tracking_number, state, created_at, sent_at)
        select uuid_v7(), current_seller(), t.order_id, coalesce(t.carrier, ''), t.tracking_number, 'sent', $1, coalesce(t.shipped_at, $1)
        from unnest($2::uuid[], $3::text[], $4::text[], $5::timestamptz[]) as t (order_id, carrier, tracking_number, shipped_at)
        on conflict (order_id, tracking_number) do update set state = 'sent', sent_at = coalesce(sh.sent_at, excluded.sent_at)
        """;

    public const string Refunds = """
        insert into refunds (id, seller_id, order_id, amount, currency, reason, remote_id, state, created_at)
        select uuid_v7(), current_seller(), r.order_id, r.amount, r.currency, r.reason, r.remote_id, 'sent', r.created_at
        from unnest($1::uuid[], $2::numeric[], $3::text[], $4::text[], $5::text[], $6::timestamptz[]) as r (order_id, amount, currency, reason, remote_id, created_at)
        -- One of ours that the channel gave no id.
        where not exists (select from refunds o where o.order_id = r.order_id and o.state = 'sent' and o.remote_id is null and o.amount = r.amount)
        on conflict (order_id, remote_id) do nothing
        """;
}
