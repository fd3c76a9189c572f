-- A new activation of an item's grain raises the item's epoch; writes of an older activation are refused from then on.
-- SECURITY DEFINER: the activation does not know yet whose item it is.
create or replace function inventory_activate(p_item uuid)
returns table (seller_id uuid, epoch bigint, next_expiry timestamptz)
language sql security definer set search_path = public, pg_temp as $$
    update inventory_items i set epoch = i.epoch + 1 where i.id = p_item
    returning i.seller_id, i.epoch,
        (select min(r.expires_at) from reservations r where r.item_id = i.id and r.state = 'held');
$$;
