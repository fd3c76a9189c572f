-- The quantity rule that holds for a variant on a connection: of each value the most particular that is set.
-- Without a search_path of its own, so that it is planned as part of the query that asks.
create or replace function quantity_rule(p_connection uuid, p_variant uuid)
returns table (hold_back int, list_at_most int)
language sql stable as $$
    select coalesce(own.hold_back, product.hold_back, general.hold_back, 0), coalesce(own.list_at_most, product.list_at_most, general.list_at_most)
    from (select 1) always
    left join quantity_rules general on general.connection_id = p_connection and general.product_id is null and general.variant_id is null
    left join variants v on v.id = p_variant
    left join quantity_rules product on product.connection_id = p_connection and product.product_id = v.product_id
    left join quantity_rules own on own.connection_id = p_connection and own.variant_id = v.id
$$;
