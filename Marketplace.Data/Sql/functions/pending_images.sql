-- The sellers with pictures that still wait to be downloaded.
-- SECURITY DEFINER: they are looked for at the start, when there is no seller yet.
create or replace function pending_images() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
    select distinct seller_id from product_images where state = 'pending';
$$;
