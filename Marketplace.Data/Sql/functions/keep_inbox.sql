-- Makes the inbox's partitions of today and the days to come, and lets go of what came before p_now - p_keep: by whole days, but for what still waits
-- or is dead, which moves to the default partition. SECURITY DEFINER: the owner's tables, and every seller's rows.
create or replace function keep_inbox(p_now timestamptz, p_keep interval) returns void
language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' set lock_timeout = '2s' as $$
declare
    today date := p_now::date;
    oldest date := (p_now - p_keep)::date;
    day date;
    partition text;
begin
    if not pg_try_advisory_xact_lock(hashtext('keep_inbox')) then
        return;
    end if;
    for day in select generate_series(today, today + 7, interval '1 day') loop
        partition := 'webhook_events_' || to_char(day, 'YYYYMMDD');
        -- A day that has begun in the default partition stays there.
        continue when to_regclass(partition) is not null
            or exists (select from webhook_events_default e where e.received_at >= day and e.received_at < day + 1);
        execute format('create table %I partition of webhook_events for values from (%L) to (%L)', partition, day::timestamptz, (day + 1)::timestamptz);
    end loop;

    for partition in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'webhook_events'::regclass and c.relname ~ '^webhook_events_\d{8}$' and to_date(right(c.relname, 8), 'YYYYMMDD') < oldest
    loop
        execute format('alter table webhook_events detach partition %I', partition);
        execute format('insert into webhook_events select * from %I where state in (''stored'', ''dead'')', partition);
        execute format('drop table %I', partition);
    end loop;
    delete from webhook_events_default e where e.received_at < oldest and e.state in ('done', 'dismissed');
    delete from webhook_event_ids i where i.received_at < oldest;
end;
$$;
