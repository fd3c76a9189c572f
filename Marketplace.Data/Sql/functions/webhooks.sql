-- A webhook arrives with nothing but the connection's id. SECURITY DEFINER: whose it is, is what is asked.
create or replace function webhook_target(p_connection uuid)
returns table (seller_id uuid, channel text, secret bytea)
language sql stable security definer set search_path = public, pg_temp as $$
    select c.seller_id, c.channel, c.webhook_secret from connections c where c.id = p_connection and c.status <> 'disconnected';
$$;

-- Some channels send the notifications of all accounts to one address. SECURITY DEFINER: whose account it is, is what is asked.
create or replace function webhook_account(p_channel text, p_account text)
returns table (connection_id uuid, seller_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
    select c.id, c.seller_id from connections c where c.channel = p_channel and c.account_id = p_account and c.status <> 'disconnected';
$$;

-- Stores one batch of verified notifications, of many sellers, and says which (from 0) came for the first time. A notification that was stored before is
-- left as it is; one whose connection went away in the meantime is dropped with it. SECURITY DEFINER: a batch crosses sellers. In PL/pgSQL, which keeps
-- the plan.
create or replace function store_webhook_events(
    p_connections uuid[], p_sellers uuid[], p_event_ids text[], p_types text[], p_payloads bytea[], p_received timestamptz[])
returns setof int
language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
    return query
    with arrived as materialized (
        select distinct on (e.connection_id, e.event_id) e.*
        from unnest(p_connections, p_sellers, p_event_ids, p_types, p_payloads, p_received) with ordinality
            as e (connection_id, seller_id, event_id, type, payload, received, position)
        join connections c on c.id = e.connection_id and c.seller_id = e.seller_id
        order by e.connection_id, e.event_id, e.position
    ), fresh as (
        -- In the order of their key, so that two batches wait for each other in one direction only.
        insert into webhook_event_ids (connection_id, event_id, seller_id, received_at)
        select a.connection_id, a.event_id, a.seller_id, a.received from arrived a order by a.connection_id, a.event_id
        on conflict (connection_id, event_id) do nothing
        returning connection_id, event_id
    ), stored as (
        insert into webhook_events (id, seller_id, connection_id, event_id, type, payload, received_at, state, attempts, not_before)
        select uuid_v7(), o.seller_id, o.connection_id, o.event_id, o.type, o.payload, o.received, 'stored', 0, o.received
        from (select a.* from arrived a join fresh f using (connection_id, event_id) order by a.position) o
    )
    select (a.position - 1)::int from arrived a join fresh f using (connection_id, event_id);
end;
$$;

-- Marks notifications of the acting seller as processed, which were received in a span of time. They are fetched from where they were just read: of a
-- day's partition that has hardly begun the planner knows nothing yet, and would read the index of what waits, which is full of what was just done, or all
-- that the seller got that day. Another row may lie there by now, so the id is compared too.
create or replace function complete_webhook_events(p_ids uuid[], p_rows tid[], p_from timestamptz, p_to timestamptz, p_now timestamptz) returns void
language plpgsql set search_path = public, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_indexscan = off set enable_bitmapscan = off as $$
begin
    update webhook_events e set state = 'done', attempts = e.attempts + 1, processed_at = p_now, error = null
    where e.ctid = any (p_rows) and e.id = any (p_ids) and e.received_at between p_from and p_to and e.state = 'stored';
end;
$$;

-- What a process takes up when it starts: the connections with something to do. SECURITY DEFINER: it looks across sellers.
create or replace function connections_with_work() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
    select connection_id from operations where state in ('pending', 'running')
    union select connection_id from webhook_events where state = 'stored'
    union select connection_id from sync_runs where state = 'running'
    union select o.connection_id from order_lines l join orders o on o.seller_id = l.seller_id and o.id = l.order_id where l.stock in ('pending', 'returning');
$$;
