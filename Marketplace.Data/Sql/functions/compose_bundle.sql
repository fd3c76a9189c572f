-- Makes a variant a bundle of other SKUs, changes what it is made of, or (without components) gives it stock of its own again, starting from none.
-- The outcome is 'done', or why not: 'reserved' (units of it are on hold), 'nested' (a component is a bundle, or this is one), 'unknown'.
-- The epoch is raised: an activation that took the item for what it was before is refused from now on.
create or replace function compose_bundle(p_item uuid, p_components uuid[], p_quantities int[], p_now timestamptz, out outcome text, out wake uuid[])
language plpgsql set search_path = public, pg_temp as $$
declare
    bundle inventory_items;
    units int;
begin
    -- Components before their bundle, as everywhere (see recount_bundles).
    perform from inventory_items i
    where i.id = any (p_components) or i.id in (select c.component_item_id from bundle_components c where c.bundle_item_id = p_item)
    order by i.id for update;
    select * into bundle from inventory_items where id = p_item for update;
    outcome := case
        when bundle.id is null or (select count(*) from inventory_items i where i.id = any (p_components)) < cardinality(p_components) then 'unknown'
        when bundle.reserved > 0 then 'reserved'
        when p_item = any (p_components) or exists (
            select from bundle_components c
            where c.bundle_item_id = any (p_components) or (c.component_item_id = p_item and cardinality(p_components) > 0)) then 'nested'
        else 'done' end;
    if outcome <> 'done' or (cardinality(p_components) = 0 and not exists (select from bundle_components c where c.bundle_item_id = p_item)) then
        return;
    end if;

    delete from bundle_components where bundle_item_id = p_item;
    insert into bundle_components (seller_id, bundle_item_id, component_item_id, quantity)
    select bundle.seller_id, p_item, c.item, c.quantity from unnest(p_components, p_quantities) as c (item, quantity);
    select coalesce(min(i.available / c.quantity), 0) into units
    from bundle_components c join inventory_items i on i.id = c.component_item_id where c.bundle_item_id = p_item;

    update inventory_items set on_hand = units, epoch = epoch + 1, updated_at = p_now where id = p_item;
    insert into inventory_ledger (seller_id, item_id, kind, on_hand_delta, reserved_delta, on_hand_after, reserved_after, key, created_at)
    values (bundle.seller_id, p_item, 'compose', units - bundle.on_hand, 0, units, 0, 'compose:' || uuid_v7(), p_now);
    wake := enqueue_stock_push(array[bundle.variant_id], p_now, p_now);
end;
$$;
