-- An order that is cancelled or wholly refunded settles what was sold twice in it, whoever wrote so: the channel's answer or our own change.
create or replace function settle_oversells() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
    update oversell_cases set state = case when new.status = 'cancelled' then 'cancelled' else 'refunded' end, closed_at = now()
    where order_id = new.id and state = 'open';
    return null;
end;
$$;

create or replace trigger settle_oversells after update of status, payment_status on orders
    for each row when (new.status in ('cancelled', 'refunded') or new.payment_status = 'refunded') execute function settle_oversells();
