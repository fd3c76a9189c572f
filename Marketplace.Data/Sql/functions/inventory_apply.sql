-- Applies a batch of commands to one item, in order, in one transaction:
-- ledger rows, reservations, order lines, oversell cases, the item itself, and the stock pushes that tell the channels.
-- The arrays run in parallel, one element a command; the answer has one element a command too. A key stands at most once in a batch.
-- A subject is what the command is about: the reservation (a reserve brings the id of the one to make) or the order line.
-- A command that names a SKU is for the item as long as it has that SKU.
-- Raises 'stale epoch' (SQLSTATE MP001) when another activation has taken over.
create or replace function inventory_apply(
    p_item uuid, p_epoch bigint, p_now timestamptz,
    p_kinds text[], p_keys text[], p_quantities int[], p_subjects uuid[], p_expires timestamptz[], p_references text[], p_notes text[], p_causes timestamptz[],
    p_skus text[],
    out outcomes text[], out reservation_ids uuid[], out on_hands int[], out reserveds int[], out wake uuid[])
language plpgsql set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    item inventory_items;
    tracked boolean;
    known_keys text[];
    known_subjects uuid[];
    hold reservations;
    taken int;
    before_available int;
    d_on_hand int;
    d_reserved int;
    outcome text;
    rid uuid;
    -- what the ledger says of the command
    as_kind text; as_subject uuid; as_reference text;
    -- what will be written, as parallel arrays
    w_kind text[] := '{}'; w_key text[] := '{}'; w_on_hand int[] := '{}'; w_reserved int[] := '{}';
    w_on_hand_after int[] := '{}'; w_reserved_after int[] := '{}'; w_subject uuid[] := '{}'; w_reference text[] := '{}'; w_note text[] := '{}';
    h_id uuid[] := '{}'; h_quantity int[] := '{}'; h_reference text[] := '{}'; h_expires timestamptz[] := '{}';
begin
    select * into item from inventory_items where id = p_item for update;
    if not found or item.epoch <> p_epoch then
        raise exception 'stale epoch' using errcode = 'MP001';
    end if;
    select v.track_inventory into tracked from variants v where v.id = item.variant_id;
    before_available := item.on_hand - item.reserved;

    -- Keys used before, with the reservation that a reserve made. One at a time: then the unique index serves, whatever the statistics say.
    select array_agg(l.key), array_agg(case l.kind when 'reserve' then l.subject_id end) into known_keys, known_subjects
    from unnest(p_keys) as asked (key)
    cross join lateral (select l.key, l.kind, l.subject_id from inventory_ledger l where l.item_id = p_item and l.key = asked.key limit 1) l;

    for i in 1 .. array_length(p_kinds, 1) loop
        outcome := 'done'; rid := null; d_on_hand := 0; d_reserved := 0;
        as_kind := p_kinds[i]; as_subject := p_subjects[i]; as_reference := p_references[i];
        if p_skus[i] <> item.sku then
            outcome := 'another_sku';
        elsif p_keys[i] = any (known_keys) then
            outcome := 'repeated';
            rid := known_subjects[array_position(known_keys, p_keys[i])];
        else
            case p_kinds[i]
            when 'reserve' then
                if item.on_hand - item.reserved >= p_quantities[i] then
                    d_reserved := p_quantities[i];
                    rid := p_subjects[i];
                    h_id := h_id || rid; h_quantity := h_quantity || p_quantities[i];
                    h_reference := h_reference || p_references[i]; h_expires := h_expires || p_expires[i];
                else
                    outcome := 'insufficient';
                end if;
            when 'commit', 'release', 'expire' then
                update reservations r set state = case p_kinds[i] when 'commit' then 'committed' when 'release' then 'released' else 'expired' end
                where r.id = p_subjects[i] and r.item_id = p_item and r.state = 'held' and r.part_of_id is null
                    and (p_kinds[i] <> 'expire' or r.expires_at <= p_now)
                returning r.* into hold;
                if found then
                    rid := hold.id;
                    d_reserved := -hold.quantity;
                    if p_kinds[i] = 'commit' then d_on_hand := -hold.quantity; end if;
                else
                    outcome := 'unknown_reservation';
                end if;
            when 'reopen' then
                -- From sold to reserved: given back and held anew, with nothing in between that could be sold.
                update reservations r set state = 'released'
                where r.id = p_subjects[i] and r.item_id = p_item and r.state = 'committed' and r.part_of_id is null
                returning r.* into hold;
                if found then
                    rid := uuid_v7();
                    as_kind := 'reserve'; as_subject := rid; as_reference := hold.reference;
                    d_reserved := hold.quantity;
                    item.on_hand := item.on_hand + hold.quantity;
                    w_kind := w_kind || 'return'::text; w_key := w_key || ('reopened:' || hold.id);
                    w_on_hand := w_on_hand || hold.quantity; w_reserved := w_reserved || 0;
                    w_on_hand_after := w_on_hand_after || item.on_hand; w_reserved_after := w_reserved_after || item.reserved;
                    w_subject := w_subject || hold.id; w_reference := w_reference || hold.reference; w_note := w_note || p_notes[i];
                    h_id := h_id || rid; h_quantity := h_quantity || hold.quantity;
                    h_reference := h_reference || hold.reference; h_expires := h_expires || p_expires[i];
                else
                    outcome := 'unknown_reservation';
                end if;
            when 'adjust' then
                if item.on_hand + p_quantities[i] >= item.reserved then
                    d_on_hand := p_quantities[i];
                else
                    outcome := 'insufficient';
                end if;
            when 'count' then
                if p_quantities[i] >= item.reserved then
                    d_on_hand := p_quantities[i] - item.on_hand;
                else
                    outcome := 'insufficient';
                end if;
            when 'sell' then
                -- A line that is given back before its sale was taken: the return finds nothing to give, so nothing may be taken after it.
                if exists (select from order_lines l where l.id = p_subjects[i] and l.stock in ('returning', 'returned')) then
                    outcome := 'repeated';
                else
                    taken := case when tracked then least(p_quantities[i], item.on_hand - item.reserved) else 0 end;
                    d_on_hand := -taken;
                    outcome := note_sale(p_item, p_subjects[i], case when tracked then p_quantities[i] - taken else 0 end, p_now);
                end if;
            when 'return' then
                select coalesce(sum(-l.on_hand_delta), 0) into taken
                from inventory_ledger l where l.item_id = p_item and l.kind = 'sell' and l.key = 'sale:' || p_subjects[i];
                d_on_hand := least(p_quantities[i], taken);
                perform note_return(p_subjects[i], p_now);
            else
                raise exception 'unknown command %', p_kinds[i];
            end case;

            if outcome in ('done', 'oversold') then
                item.on_hand := item.on_hand + d_on_hand;
                item.reserved := item.reserved + d_reserved;
                w_kind := w_kind || as_kind; w_key := w_key || p_keys[i];
                w_on_hand := w_on_hand || d_on_hand; w_reserved := w_reserved || d_reserved;
                w_on_hand_after := w_on_hand_after || item.on_hand; w_reserved_after := w_reserved_after || item.reserved;
                w_subject := w_subject || as_subject; w_reference := w_reference || as_reference; w_note := w_note || p_notes[i];
            end if;
        end if;
        outcomes := outcomes || outcome; reservation_ids := reservation_ids || rid;
        on_hands := on_hands || item.on_hand; reserveds := reserveds || item.reserved;
    end loop;

    insert into reservations (id, seller_id, item_id, quantity, state, reference, expires_at, created_at)
    select u.id, item.seller_id, p_item, u.quantity, 'held', u.reference, u.expires, p_now
    from unnest(h_id, h_quantity, h_reference, h_expires) as u (id, quantity, reference, expires);

    insert into inventory_ledger (seller_id, item_id, kind, on_hand_delta, reserved_delta, on_hand_after, reserved_after, key, subject_id, reference, note, created_at)
    select item.seller_id, p_item, u.kind, u.on_hand, u.reserved, u.on_hand_after, u.reserved_after, u.key, u.subject, u.reference, u.note, p_now
    from unnest(w_kind, w_key, w_on_hand, w_reserved, w_on_hand_after, w_reserved_after, w_subject, w_reference, w_note)
        as u (kind, key, on_hand, reserved, on_hand_after, reserved_after, subject, reference, note);

    update inventory_items set on_hand = item.on_hand, reserved = item.reserved, updated_at = p_now
    where id = p_item and array_length(w_kind, 1) > 0;

    if item.on_hand - item.reserved <> before_available then
        wake := enqueue_stock_push(array[item.variant_id], coalesce((select min(c) from unnest(p_causes) c), p_now), p_now);
    end if;
end;
$$;
