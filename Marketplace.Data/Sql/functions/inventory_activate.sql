-- A new activation of an item's grain raises the item's epoch; writes of an older activation are refused from then on.
-- SECURITY DEFINER: the activation does not know yet whose item it is.
drop function if exists inventory_activate(uuid);
create function inventory_activate(p_item uuid)
returns table (seller_id uuid, epoch bigint, next_expiry timestamptz, is_bundle boolean)
language sql security definer set search_path = public, pg_temp as $$
    update inventory_items i set epoch = i.epoch + 1 where i.id = p_item
    returning i.seller_id, i.epoch,
        (select min(r.expires_at) from reservations r where r.item_id = i.id and r.state = 'held' and r.part_of_id is null),
        exists (select from bundle_components c where c.bundle_item_id = i.id);
$$;
