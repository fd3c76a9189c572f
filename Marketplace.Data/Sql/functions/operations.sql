-- In PL/pgSQL, which keeps the plans: functions in plain SQL would be planned anew by each call.

-- Takes what is due of several connections at once: most urgent first, at most one per listing, and nothing of a listing that is still to be published.
-- More rows are locked than taken, because several may be of one listing. Where a connection has room left, a row without an id says when the next of its
-- operations will be due. SECURITY DEFINER: a group crosses sellers.
create or replace function claim_operations(
    p_connections uuid[], p_sellers uuid[], p_leases uuid[], p_rooms int[], p_now timestamptz)
returns table (
    connection_id uuid, id uuid, kind text, listing_id uuid, order_id uuid, payload text, attempts int, max_attempts int, cause_at timestamptz, not_before timestamptz,
    priority smallint)
language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    return query
    with chosen as materialized (
        select c.seller_id, taken.id, c.lease
        from unnest(p_connections, p_sellers, p_leases, p_rooms) as c (connection_id, seller_id, lease, room)
        cross join lateral (
            select first.id from (
                select distinct on (coalesce(due.listing_id, due.id)) due.id, due.priority, due.not_before
                from (
                    select o.id, o.listing_id, o.priority, o.not_before from operations o
                    where o.connection_id = c.connection_id and o.seller_id = c.seller_id and o.state = 'pending' and o.not_before <= p_now
                        and (o.listing_id is null or not exists (
                            select from operations b where b.listing_id = o.listing_id and b.state in ('pending', 'running')
                                and (b.state = 'running' or (b.kind = 'publish' and b.id <> o.id))))
                    order by o.priority, o.not_before, o.id limit c.room * 4
                    for update skip locked
                ) due
                order by coalesce(due.listing_id, due.id), due.priority, due.not_before, due.id
            ) first
            order by first.priority, first.not_before, first.id limit c.room
        ) taken
    ), claimed as (
        update operations o set state = 'running', lease = chosen.lease, started_at = p_now, updated_at = p_now
        from chosen where o.seller_id = chosen.seller_id and o.id = chosen.id
        returning o.connection_id, o.id, o.kind, o.listing_id, o.order_id, o.payload::text, o.attempts, o.max_attempts, o.cause_at, o.not_before, o.priority
    )
    select claimed.* from claimed
    union all
    select c.connection_id, null, null, null, null, null, null, null, null, next.due, null
    from unnest(p_connections, p_sellers, p_rooms) as c (connection_id, seller_id, room)
    left join (select k.connection_id, count(*) as taken from claimed k group by k.connection_id) t on t.connection_id = c.connection_id
    cross join lateral (
        select min(o.not_before) as due from operations o
        where o.connection_id = c.connection_id and o.seller_id = c.seller_id and o.state = 'pending' and o.not_before > p_now
    ) next
    where coalesce(t.taken, 0) < c.room and next.due is not null;
end;
$$;

-- Notes as done what nothing else has to be written for, and says which of it the leases still held. SECURITY DEFINER: a group crosses sellers;
-- a lease is known to the activation that took it, and to nobody else, and only what runs has one.
create or replace function complete_operations(p_sellers uuid[], p_ids uuid[], p_leases uuid[], p_now timestamptz) returns setof uuid
language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
    return query
    update operations o set state = 'done', attempts = o.attempts + 1, lease = null, finished_at = p_now, updated_at = p_now,
        last_error = null, error_code = null, error_field = null
    from unnest(p_sellers, p_ids, p_leases) as d (seller_id, id, lease)
    where o.seller_id = d.seller_id and o.id = d.id and o.lease = d.lease
    returning o.id;
end;
$$;
