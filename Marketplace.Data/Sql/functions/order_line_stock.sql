-- What selling and returning stock writes on the order's side, in the transaction that moves the stock.

-- An order line has its stock, but for so many units that were sold and are not there: those become an oversell case.
create or replace function note_sale(p_item uuid, p_line uuid, p_missing int, p_now timestamptz) returns text
language sql volatile set search_path = public, pg_temp as $$
    insert into oversell_cases (id, seller_id, item_id, sku, order_id, order_line_id, quantity, state, created_at)
    select uuid_v7(), i.seller_id, i.id, i.sku, l.order_id, l.id, p_missing, 'open', p_now
    from order_lines l join inventory_items i on i.id = p_item where l.id = p_line and p_missing > 0
    on conflict (order_line_id) do nothing;
    update order_lines set stock = case when p_missing > 0 then 'oversold' else 'committed' end where id = p_line and stock = 'pending';
    select case when p_missing > 0 then 'oversold' else 'done' end;
$$;

-- An order line has given its stock back; the buyer waits for nothing any more.
create or replace function note_return(p_line uuid, p_now timestamptz) returns void
language sql volatile set search_path = public, pg_temp as $$
    update order_lines set stock = 'returned' where id = p_line;
    update oversell_cases set state = 'cancelled', closed_at = p_now where order_line_id = p_line and state = 'open';
$$;
