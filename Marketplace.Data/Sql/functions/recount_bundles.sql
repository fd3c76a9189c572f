-- What is available of a bundle is the least that its components allow. Whoever moves a component, and by whatever statement,
-- moves the bundles that it is part of in the same transaction.
--
-- Deadlocks: every writer locks items before the bundles that they are part of, and each of the two groups in id order. A bundle is no
-- component of another, so there is no third group.
create or replace function recount_bundles() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
    touched uuid[] := array(
        select c.bundle_item_id from after_rows a join before_rows o on o.id = a.id join bundle_components c on c.component_item_id = a.id
        where a.available <> o.available);
begin
    if cardinality(touched) = 0 then
        return null;
    end if;

    -- The locks come first, in a statement of their own: the next one then sees what the last holder of a lock has written.
    perform from inventory_items b where b.id = any (touched) order by b.id for update;
    with counted as (
        select c.bundle_item_id as id, min(i.available / c.quantity) as units
        from bundle_components c join inventory_items i on i.id = c.component_item_id
        where c.bundle_item_id = any (touched)
        group by c.bundle_item_id
    ), moved as (
        update inventory_items b set on_hand = counted.units + b.reserved, updated_at = (select max(a.updated_at) from after_rows a)
        from counted join inventory_items was on was.id = counted.id
        where b.id = counted.id and b.available <> counted.units
        returning b.*, b.on_hand - was.on_hand as delta
    )
    insert into inventory_ledger (seller_id, item_id, kind, on_hand_delta, reserved_delta, on_hand_after, reserved_after, key, created_at)
    select m.seller_id, m.id, 'components', m.delta, 0, m.on_hand, m.reserved, 'components:' || uuid_v7(), m.updated_at from moved m;
    return null;
end;
$$;

create or replace trigger recount_bundles after update on inventory_items
    referencing old table as before_rows new table as after_rows
    for each statement when (pg_trigger_depth() = 0) execute function recount_bundles();
