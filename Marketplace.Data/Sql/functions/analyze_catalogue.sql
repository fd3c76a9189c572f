-- Refreshes the planner's statistics. Until then a table that has just been filled looks empty, every seller's rows look few,
-- and a product page reads all of them for each product; autovacuum comes by a minute later.
-- SECURITY DEFINER: only a table's owner may analyze it. No row is given out.
create or replace function analyze_catalogue() returns void
  language sql security definer set search_path = public, pg_temp as $$
    analyze products, variants, product_images, inventory_items, inventory_ledger;
$$;
