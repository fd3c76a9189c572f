-- Deletes at most p_most operations of before p_before that ended and belong to no order, of each seller the oldest first; answers how many. Two
-- callers delete different ones. SECURITY DEFINER: every seller's rows.
create or replace function forget_operations(p_before uuid, p_most int) returns int
language sql security definer set search_path = public, pg_temp as $$
    with ended as (
        select o.seller_id, o.id from sellers s
        cross join lateral (
            select p.seller_id, p.id from operations p
            where p.seller_id = s.id and p.id < p_before and p.state in ('done', 'dismissed', 'superseded') and p.order_id is null
            order by p.id limit p_most for update skip locked) o
        limit p_most),
    forgotten as (delete from operations o using ended e where o.seller_id = e.seller_id and o.id = e.id returning 1)
    select count(*)::int from forgotten;
$$;
