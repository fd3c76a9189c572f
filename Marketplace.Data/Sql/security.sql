-- Row-level security and the rights of the application role. Run after every migration: whatever table it brought is covered.

create or replace function current_seller() returns uuid language sql stable parallel safe
  return nullif(current_setting('marketplace.seller_id', true), '')::uuid;

-- Every table with a seller_id is a tenant table, but for those that are read before the seller is known:
-- users (signing in) and oauth_states (an OAuth callback).
do $$
declare
  tenant record;
begin
  for tenant in
    select c.oid::regclass as name, case c.relname when 'sellers' then 'id' else 'seller_id' end as owner_column
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and (c.relname = 'sellers' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'seller_id' and not a.attisdropped))
      and c.relname not in ('users', 'oauth_states')
  loop
    execute format('alter table %s enable row level security', tenant.name);
    execute format('alter table %s force row level security', tenant.name);
    execute format('drop policy if exists own_rows on %s', tenant.name);
    -- The subquery is evaluated once a statement; a bare call would be once a row.
    execute format('create policy own_rows on %s to marketplace_app using (%I = (select current_seller()))', tenant.name, tenant.owner_column);
    -- Forced security binds the owner too; the SECURITY DEFINER functions run as the owner.
    execute format('drop policy if exists owner on %s', tenant.name);
    execute format('create policy owner on %s to current_user using (true)', tenant.name);
  end loop;
end
$$;

grant usage on schema public to marketplace_app;
revoke create on schema public from public;
grant select, insert, update, delete on all tables in schema public to marketplace_app;
grant usage on all sequences in schema public to marketplace_app;
-- A partition is reached through its table, whose policies hold.
do $$
declare
  partition regclass;
begin
  for partition in select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relispartition
  loop
    execute format('revoke all on %s from marketplace_app', partition);
  end loop;
end
$$;
-- Stock movements are history, and the key ring only grows.
revoke update, delete on inventory_ledger, data_protection_keys from marketplace_app;
revoke all on "__EFMigrationsHistory", schema_version from marketplace_app;

-- A function that looks across sellers is for the application only.
do $$
declare
  definer regprocedure;
begin
  for definer in select oid::regprocedure from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
  loop
    execute format('revoke execute on function %s from public', definer);
    execute format('grant execute on function %s to marketplace_app', definer);
  end loop;
end
$$;
