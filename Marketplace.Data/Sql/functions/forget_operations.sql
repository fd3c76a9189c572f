-- Deletes at most p_most operations of before p_before that ended and belong to no order, the oldest first; answers how many. Two callers delete
-- different ones. SECURITY DEFINER: every seller's rows.
create or replace function forget_operations(p_before uuid, p_most int) returns int
language sql security definer set search_path = public, pg_temp as $$
    with ended as (
        select o.id from operations o
        where o.id < p_before and o.state in ('done', 'dismissed', 'superseded') and o.order_id is null
        order by o.id limit p_most for update skip locked),
    forgotten as (delete from operations o using ended e where o.id = e.id returning 1)
    select count(*)::int from forgotten;
$$;
