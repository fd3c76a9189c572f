-- Queues one stock push for every live listing of the variants and of the bundles that they are part of, within the caller's transaction,
-- and says which connections to wake.
-- A push that is still pending for the listing is replaced: the pump reads the stock when it runs, so the last value wins.
-- What sold out there (hold-back included) goes before everything else (priority 0). One that waits for its listing's turn to change (error code
-- revisions) goes on waiting, unless it is to tell that.
-- In PL/pgSQL, which keeps the plan: a function in plain SQL would be planned anew by each call, and that costs more than to run it.
create or replace function enqueue_stock_push(p_variants uuid[], p_cause timestamptz, p_now timestamptz)
returns uuid[]
language plpgsql set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    woken uuid[];
begin
    with moved as (
        select unnest(p_variants) as variant_id
        union
        select bundle.variant_id from inventory_items i
        join bundle_components c on c.component_item_id = i.id
        join inventory_items bundle on bundle.id = c.bundle_item_id
        where i.variant_id = any (p_variants)
    ), affected as (
        select l.id, l.seller_id, l.connection_id, min(case when i.available <= q.hold_back then 0 else 1 end)::smallint as priority
        from moved
        join listing_variants lv on lv.variant_id = moved.variant_id
        join listings l on l.id = lv.listing_id
        join inventory_items i on i.variant_id = lv.variant_id
        cross join lateral quantity_rule(l.connection_id, lv.variant_id) q
        where l.remote_id is not null and l.state in ('active', 'updating', 'sold_out', 'inactive')
        group by l.id, l.seller_id, l.connection_id
    ), queued as (
        insert into operations (id, seller_id, connection_id, listing_id, kind, priority, coalesce_key, payload, state, attempts, max_attempts,
            not_before, cause_at, created_at, updated_at)
        select uuid_v7(), a.seller_id, a.connection_id, a.id, 'push_stock', a.priority, 'push_stock:' || a.id, '{}', 'pending', 0, 3, p_now, p_cause, p_now, p_now
        from affected a order by a.id
        on conflict (connection_id, coalesce_key) where state = 'pending'
        do update set priority = least(operations.priority, excluded.priority), cause_at = least(operations.cause_at, excluded.cause_at),
            not_before = case when operations.error_code = 'revisions' and excluded.priority > 0 then operations.not_before
                else least(operations.not_before, excluded.not_before) end, updated_at = excluded.updated_at
        returning connection_id
    )
    select array_agg(distinct connection_id) into woken from queued;
    return woken;
end;
$$;
