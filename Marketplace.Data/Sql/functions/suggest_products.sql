-- The products whose titles are most like a listing's, for listings that no SKU matches.
-- pg_trgm comes with every usual PostgreSQL, but need not be installed: without it there are no suggestions.
do $$
begin
    begin
        create extension if not exists pg_trgm;
    exception when others then
        raise notice 'No suggestions: %', sqlerrm;
    end;
    if exists (select from pg_extension where extname = 'pg_trgm') then
        create index if not exists ix_products_title_trgm on products using gin (title gin_trgm_ops);
        create or replace function suggest_products(p_listings uuid[])
        returns table (listing_id uuid, product_id uuid, title text)
        language sql stable set search_path = public, pg_temp as $body$
            select l.id, s.id, s.title from listings l
            cross join lateral (
                select p.id, p.title from products p
                where p.title % l.title and not exists (select from listings x where x.connection_id = l.connection_id and x.product_id = p.id)
                order by similarity(p.title, l.title) desc, p.id limit 1) s
            where l.id = any (p_listings) and l.product_id is null
        $body$;
    else
        create or replace function suggest_products(p_listings uuid[])
        returns table (listing_id uuid, product_id uuid, title text)
        language sql immutable as $body$ select null::uuid, null::uuid, null::text where false $body$;
    end if;
end
$$;
