-- Holds and movements refer to their item as by a foreign key with "on delete cascade", but it is looked up once a statement: row by row the
-- check takes half the time of writing a batch of a hot SKU.
alter table reservations drop constraint if exists fk_reservations_seller_id_item_id;
alter table inventory_ledger drop constraint if exists fk_inventory_ledger_seller_id_item_id;

create or replace function inventory_item_referenced() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
    r record;
begin
    for r in select distinct w.seller_id, w.item_id from written w loop
        -- Locked, so that nobody deletes the item before these rows are committed.
        perform from inventory_items i where i.id = r.item_id and i.seller_id = r.seller_id for key share;
        if not found then
            raise exception 'inventory item % does not exist', r.item_id using errcode = 'foreign_key_violation', table = tg_table_name;
        end if;
    end loop;
    return null;
end;
$$;

-- SECURITY DEFINER: the application may not delete history, but with its item it goes.
create or replace function inventory_item_deleted() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    delete from reservations r using deleted d where r.item_id = d.id;
    delete from inventory_ledger l using deleted d where l.item_id = d.id;
    return null;
end;
$$;

create or replace trigger item_exists after insert on reservations
referencing new table as written for each statement execute function inventory_item_referenced();
create or replace trigger item_exists after insert on inventory_ledger
referencing new table as written for each statement execute function inventory_item_referenced();
create or replace trigger delete_references after delete on inventory_items
referencing old table as deleted for each statement execute function inventory_item_deleted();
