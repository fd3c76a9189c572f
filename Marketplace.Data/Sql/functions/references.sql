-- Rows that are written many at a time refer to their parent as by a foreign key, but the parents are looked up once a statement: row by row, the checks
-- take as long as the writing. What becomes of the rows of a deleted parent is in the third column of the table below.
create or replace function reference_is_final() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
    raise exception '% stay with the row that they were written for', tg_table_name using errcode = 'foreign_key_violation', table = tg_table_name;
end;
$$;

do $script$
declare
    r record;
begin
    for r in
        select * from (values
            ('variants', 'product_id', 'products', 'delete'),
            ('product_images', 'product_id', 'products', 'delete'),
            ('inventory_items', 'variant_id', 'variants', 'delete'),
            ('reservations', 'item_id', 'inventory_items', 'delete'),
            ('inventory_ledger', 'item_id', 'inventory_items', 'delete'),
            ('orders', 'connection_id', 'connections', 'restrict'),
            ('order_lines', 'order_id', 'orders', 'delete'),
            ('order_lines', 'product_id', 'products', 'set null'),
            ('order_lines', 'variant_id', 'variants', 'set null'),
            ('operations', 'connection_id', 'connections', 'delete'),
            ('operations', 'listing_id', 'listings', 'delete'),
            ('operations', 'order_id', 'orders', 'delete')) as t (child, key, parent, fate)
    loop
        execute format('alter table %I drop constraint if exists %I', r.child, format('fk_%s_seller_id_%s', r.child, r.key));

        -- What this transaction itself has made, nobody else can delete; anything else is locked until these rows are committed. The plan is made
        -- while the tables are small, and must still be good when they are not.
        execute format($function$
            create or replace function %1$s_%2$s_refers() returns trigger
            language plpgsql security definer set search_path = public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
            declare
                missing bigint;
                others bigint;
                locked bigint;
            begin
                select count(*) filter (where found.own is null), count(*) filter (where not found.own) into missing, others
                from (
                    select (select p.xmin = pg_current_xact_id()::xid from %3$I p where p.id = w.id and p.seller_id = w.seller_id) as own
                    from (select distinct seller_id, %2$I as id from written where %2$I is not null) w) found;
                if missing = 0 and others > 0 then
                    perform from (select distinct seller_id, %2$I as id from written where %2$I is not null) w
                    cross join lateral (
                        select from %3$I p
                        where p.id = w.id and p.seller_id = w.seller_id and p.xmin <> pg_current_xact_id()::xid for key share) parent;
                    get diagnostics locked = row_count;
                    missing := others - locked;
                end if;
                if missing > 0 then
                    raise exception '%1$s refer to %% of %3$s that do not exist', missing using errcode = 'foreign_key_violation', table = '%1$s', column = '%2$s';
                end if;
                return null;
            end;
            $$;
            create or replace trigger %2$s_refers after insert on %1$I
            referencing new table as written for each statement execute function %1$s_%2$s_refers();
            $function$, r.child, r.key, r.parent);

        -- SECURITY DEFINER: the application may not delete history, but with its item it goes.
        execute format($function$
            create or replace function %1$s_%2$s_gone() returns trigger
            language plpgsql security definer set search_path = public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
            begin
                %4$s
                return null;
            end;
            $$;
            create or replace trigger %1$s_%2$s_gone after delete on %3$I
            referencing old table as deleted for each statement execute function %1$s_%2$s_gone();
            $function$, r.child, r.key, r.parent, format(
                case r.fate
                    when 'delete' then 'delete from %1$I c using deleted d where c.seller_id = d.seller_id and c.%2$I = d.id;'
                    when 'set null' then 'update %1$I c set %2$I = null from deleted d where c.seller_id = d.seller_id and c.%2$I = d.id;'
                    when 'restrict' then $refusal$if exists (select from %1$I c join deleted d on c.seller_id = d.seller_id and c.%2$I = d.id) then
                    raise exception '%1$s still refer to these %3$s' using errcode = 'foreign_key_violation', table = '%1$s', column = '%2$s';
                end if;$refusal$
                end, r.child, r.key, r.parent));

        -- Transition tables are for whole inserts only; nothing moves to another parent.
        execute format($function$
            create or replace trigger %2$s_stays before update of %2$I on %1$I
            for each row when (new.%2$I is distinct from old.%2$I and new.%2$I is not null) execute function reference_is_final();
            $function$, r.child, r.key);
    end loop;
end
$script$;
