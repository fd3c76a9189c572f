-- What a seller has to hear of is noted by triggers (triggers.sql), in the transaction that brings it about, whichever statement that is: nothing is missed
-- and nothing is told that was rolled back.

-- The same key again: counted on the alert that is there, which becomes unread and is told again (but mailed once, see alerts_told).
create or replace function raise_alert(p_seller uuid, p_key text, p_kind text, p_title text, p_detail text, p_path text, p_now timestamptz)
returns void
language sql set search_path = public, pg_temp as $$
    insert into alerts (id, seller_id, key, kind, title, detail, path, count, raised_at, last_at, due_at)
    values (uuid_v7(), p_seller, p_key, p_kind, p_title, p_detail, p_path, 1, p_now, p_now, p_now)
    on conflict (seller_id, key) do update set title = excluded.title, detail = excluded.detail, path = excluded.path, count = alerts.count + 1,
        last_at = excluded.last_at, due_at = excluded.due_at, read_at = null;
$$;

-- An outage kills many operations at once: those of one kind, connection and day are one alert.
create or replace function alert_dead_operation() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
    shop text := (select display_name from connections where id = new.connection_id);
    subject text := coalesce(
        (select title from listings where id = new.listing_id), (select 'Order ' || number from orders where seller_id = new.seller_id and id = new.order_id), 'A change');
begin
    perform raise_alert(
        new.seller_id, format('operation:%s:%s:%s', new.connection_id, new.kind, (new.updated_at at time zone 'UTC')::date), 'dead_operation',
        format('%s refused a change', shop), subject || coalesce(': ' || new.last_error, ''), '/activity', new.updated_at);
    return null;
end;
$$;

create or replace function alert_dead_event() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
    shop text := (select display_name from connections where id = new.connection_id);
begin
    perform raise_alert(
        new.seller_id, format('event:%s:%s', new.connection_id, (new.not_before at time zone 'UTC')::date), 'dead_event',
        format('A notification of %s could not be processed', shop), new.error, '/activity', now());
    return null;
end;
$$;

create or replace function alert_oversell() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
    number text := (select o.number from orders o where o.seller_id = new.seller_id and o.id = new.order_id);
begin
    perform raise_alert(
        new.seller_id, format('oversell:%s', new.id), 'oversell', format('%s was sold more often than it is there', new.sku),
        format('Order %s is short of %s. Cancel or refund it, or find the stock.', number, new.quantity), format('/orders/%s', new.order_id), new.created_at);
    return null;
end;
$$;

-- One refusal of one grant of access; connecting again settles it.
create or replace function alert_reauth() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
    grant_key text := format('reauth:%s:%s', new.id, old.credentials_version);
begin
    if new.status = 'needs_reauth' then
        perform raise_alert(
            new.seller_id, grant_key, 'needs_reauth', format('%s has to be connected again', new.display_name),
            coalesce(new.last_error, 'The channel no longer accepts our access.'), format('/connections/%s', new.id), new.updated_at);
    else
        update alerts set read_at = new.updated_at where seller_id = new.seller_id and key = grant_key and read_at is null;
    end if;
    return null;
end;
$$;

-- All that a channel finds new at once, and in a day, is one alert: a shop may break a new rule with every listing it has.
create or replace function alert_violations() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
    found record;
begin
    for found in
        select a.seller_id, a.connection_id, (select c.display_name from connections c where c.id = a.connection_id) as shop, count(distinct a.url) as listings,
            bool_and(a.at_risk) as soon, max(a.found_at) as at, (array_agg(a.url order by a.at_risk, a.url))[1] as url, (array_agg(a.reason order by a.at_risk, a.url))[1] as reason
        from added a group by a.seller_id, a.connection_id
    loop
        perform raise_alert(
            found.seller_id, format('violation:%s:%s', found.connection_id, (found.at at time zone 'UTC')::date), 'violation',
            format('%s on %s %s', case found.listings when 1 then 'A listing' else found.listings || ' listings' end, found.shop,
                case when found.soon then 'will soon break a rule' when found.listings = 1 then 'breaks a rule' else 'break a rule' end),
            coalesce((select l.title || ': ' from listings l where l.connection_id = found.connection_id and l.remote_url = found.url order by l.updated_at desc limit 1), '')
                || found.reason || case when found.listings > 1 then format(' And %s more.', found.listings - 1) else '' end,
            format('/connections/%s', found.connection_id), found.at);
    end loop;
    return null;
end;
$$;

-- When the last one is mended, there is nothing left to hear of.
create or replace function settle_violations() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
    update alerts a set read_at = now()
    from (select distinct r.seller_id, r.connection_id from removed r) r
    where a.seller_id = r.seller_id and a.read_at is null and a.key like format('violation:%s:%%', r.connection_id)
        and not exists (select from known_violations k where k.connection_id = r.connection_id);
    return null;
end;
$$;

-- Takes what is due, for a while: who dies with it leaves it to the next. SECURITY DEFINER: it looks across sellers.
create or replace function alerts_to_tell(p_now timestamptz, p_until timestamptz, p_limit int)
returns table (id uuid, seller_id uuid, title text, detail text, path text, last_at timestamptz, mailed boolean, user_ids uuid[], emails text[])
language sql security definer set search_path = public, pg_temp as $$
    with due as (
        select a.id from alerts a where a.due_at <= p_now order by a.due_at limit p_limit for update skip locked
    )
    update alerts a set due_at = p_until from due where a.id = due.id
    returning a.id, a.seller_id, a.title, a.detail, a.path, a.last_at, a.mailed_at is not null,
        (select array_agg(u.id order by u.id) from users u where u.seller_id = a.seller_id and u.email is not null),
        (select array_agg(u.email::text order by u.id) from users u where u.seller_id = a.seller_id and u.email is not null);
$$;

-- What was raised again since it was taken stays due. SECURITY DEFINER: as above.
create or replace function alerts_told(p_id uuid, p_last_at timestamptz, p_now timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
    update alerts set mailed_at = coalesce(mailed_at, p_now), due_at = case when last_at = p_last_at then null else p_now end where id = p_id;
$$;
