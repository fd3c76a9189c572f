-- What the product grid shows of the variants stands in the product's own row, so that a page is one scan; and an inventory item knows its product.
-- Whoever writes variants and items, these keep both right.

-- SECURITY DEFINER and the settings: row-level security would offer the planner the seller's index for each product's variants, and a plan made while
-- the tables are small must still be good when they are not.
create or replace function refresh_product_summary() returns trigger
language plpgsql security definer set search_path = public, pg_temp set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
    update products p set sku = s.sku, price_from = s.price_from, price_to = s.price_to, variant_count = s.variant_count
    from (select distinct seller_id, product_id from changed) c
    cross join lateral (
        select (array_agg(v.sku order by v.position, v.id))[1] as sku, min(v.price) as price_from, max(v.price) as price_to, count(*)::int as variant_count
        from variants v where v.product_id = c.product_id) s
    where p.seller_id = c.seller_id and p.id = c.product_id
        and (p.sku, p.price_from, p.price_to, p.variant_count) is distinct from (s.sku, s.price_from, s.price_to, s.variant_count);
    return null;
end;
$$;

create or replace trigger product_summary_insert after insert on variants
referencing new table as changed for each statement execute function refresh_product_summary();
create or replace trigger product_summary_update after update on variants
referencing new table as changed for each statement execute function refresh_product_summary();
create or replace trigger product_summary_delete after delete on variants
referencing old table as changed for each statement execute function refresh_product_summary();

create or replace function fill_item_product() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
    new.product_id := (select v.product_id from variants v where v.seller_id = new.seller_id and v.id = new.variant_id);
    return new;
end;
$$;

-- Who knows the product says so, and saves the look-up.
create or replace trigger fill_product before insert on inventory_items
for each row when (new.product_id is null) execute function fill_item_product();
