-- How many connections share what a channel allows an app key. SECURITY DEFINER: they are of all sellers.
create or replace function channel_connections(p_channel text) returns int
language sql stable security definer set search_path = public, pg_temp as $$
    select count(*)::int from connections where channel = p_channel and status in ('connected', 'syncing', 'error');
$$;
