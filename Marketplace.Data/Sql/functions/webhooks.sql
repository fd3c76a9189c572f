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

-- Stores one batch of verified notifications, of many sellers. SECURITY DEFINER: a batch crosses sellers.
-- A notification that was stored before is left as it is; one whose connection went away in the meantime is dropped with it.
create or replace function store_webhook_events(
    p_connections uuid[], p_sellers uuid[], p_event_ids text[], p_types text[], p_payloads bytea[], p_received timestamptz[])
returns void
language sql security definer set search_path = public, pg_temp as $$
    insert into webhook_events (id, seller_id, connection_id, event_id, type, payload, received_at, state, attempts, not_before)
    select uuid_v7(), c.seller_id, c.id, e.event_id, e.type, e.payload, e.received, 'stored', 0, e.received
    from unnest(p_connections, p_sellers, p_event_ids, p_types, p_payloads, p_received) with ordinality
        as e (connection_id, seller_id, event_id, type, payload, received, position)
    join connections c on c.id = e.connection_id and c.seller_id = e.seller_id
    order by e.position
    on conflict (connection_id, event_id) do nothing;
$$;

-- What a process takes up when it starts: the connections with something to do. SECURITY DEFINER: it looks across sellers.
create or replace function connections_with_work() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
    select connection_id from operations where state in ('pending', 'running')
    union select connection_id from webhook_events where state = 'stored'
    union select connection_id from sync_runs where state = 'running'
    union select o.connection_id from order_lines l join orders o on o.id = l.order_id where l.stock in ('pending', 'returning');
$$;
