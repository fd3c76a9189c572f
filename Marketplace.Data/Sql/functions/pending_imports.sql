-- The imports that were running when the program stopped.
-- SECURITY DEFINER: they are looked for at the start, when there is no seller yet.
create or replace function pending_imports() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
    select id from imports where state = 'running';
$$;
