-- What a connection's price rule makes of a product's price; the same as PriceRule.Apply.
create or replace function apply_price_rule(p_price numeric, p_rule jsonb) returns numeric
language sql immutable as $$
    select case when p_price <= 0 or p_rule is null then p_price
        else greatest(0.01, case when p_rule ->> 'ending' is null then round(raw, 2) else ceil(raw - (p_rule ->> 'ending')::numeric) + (p_rule ->> 'ending')::numeric end)
        end
    from (select p_price * (1 + (p_rule ->> 'percent')::numeric / 100) + (p_rule ->> 'add')::numeric as raw) r
$$;
