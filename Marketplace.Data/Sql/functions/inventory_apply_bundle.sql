-- inventory_apply for a bundle: every command takes or gives back all components, or none. One transaction holds the components' rows
-- (before the bundle's own, see recount_bundles) from the decision to the last ledger row, so there is no moment at which a crash leaves half.
-- A bundle's own row moves by the same deltas as an ordinary item's. What each component gave is kept as a part of the bundle's reservation, which
-- of a sale has the order line's id: a hold is settled, and a sale returned, as it was made, whatever the bundle is made of by then.
create or replace function inventory_apply_bundle(
    p_item uuid, p_epoch bigint, p_now timestamptz,
    p_kinds text[], p_keys text[], p_quantities int[], p_subjects uuid[], p_expires timestamptz[], p_references text[], p_notes text[], p_causes timestamptz[],
    p_skus text[],
    out outcomes text[], out reservation_ids uuid[], out on_hands int[], out reserveds int[], out wake uuid[])
language plpgsql set search_path = public, pg_temp as $$
declare
    bundle inventory_items;
    known inventory_ledger;
    hold reservations;
    moved uuid[] := '{}';
    units int;
    outcome text;
    rid uuid;
begin
    perform from inventory_items i
    where i.id in (select c.component_item_id from bundle_components c where c.bundle_item_id = p_item)
        or i.id in (select part.item_id from reservations part where part.part_of_id = any (p_subjects))
    order by i.id for update;
    select * into bundle from inventory_items where id = p_item for update;
    if not found or bundle.epoch <> p_epoch then
        raise exception 'stale epoch' using errcode = 'MP001';
    end if;

    for i in 1 .. array_length(p_kinds, 1) loop
        outcome := 'done'; rid := null; units := p_quantities[i];
        select * into known from inventory_ledger l where l.item_id = p_item and l.key = p_keys[i];
        if p_skus[i] <> bundle.sku then
            outcome := 'another_sku';
        elsif found then
            outcome := 'repeated';
            rid := case known.kind when 'reserve' then known.subject_id end;
        else
            case p_kinds[i]
            when 'reserve' then
                if bundle.on_hand - bundle.reserved >= units then
                    rid := p_subjects[i];
                    perform bundle_hold(p_item, rid, units, 'held', p_references[i], p_expires[i], p_now);
                    bundle := bundle_move(p_item, rid, units, 'reserve', 0, 1, p_keys[i], p_references[i], p_notes[i], p_now);
                else
                    outcome := 'insufficient';
                end if;
            when 'commit', 'release', 'expire' then
                update reservations r set state = case p_kinds[i] when 'commit' then 'committed' when 'release' then 'released' else 'expired' end
                where r.id = p_subjects[i] and r.item_id = p_item and r.state = 'held' and (p_kinds[i] <> 'expire' or r.expires_at <= p_now)
                returning r.* into hold;
                if found then
                    rid := hold.id;
                    update reservations r set state = hold.state where r.part_of_id = rid;
                    bundle := bundle_move(
                        p_item, rid, hold.quantity, p_kinds[i], case p_kinds[i] when 'commit' then -1 else 0 end, -1,
                        p_keys[i], p_references[i], p_notes[i], p_now);
                else
                    outcome := 'unknown_reservation';
                end if;
            when 'reopen' then
                -- A sale on a channel has the order line's id; it comes back as a return.
                update reservations r set state = 'released'
                where r.id = p_subjects[i] and r.item_id = p_item and r.state = 'committed' and not exists (select from order_lines l where l.id = r.id)
                returning r.* into hold;
                if found then
                    rid := uuid_v7();
                    update reservations r set state = 'released' where r.part_of_id = hold.id;
                    perform bundle_move(p_item, hold.id, hold.quantity, 'return', 1, 0, 'reopened:' || hold.id, hold.reference, p_notes[i], p_now);
                    insert into reservations (id, seller_id, item_id, quantity, state, reference, expires_at, created_at, part_of_id)
                    select case r.id when hold.id then rid else uuid_v7() end, r.seller_id, r.item_id, r.quantity, 'held', r.reference, p_expires[i], p_now,
                        case when r.part_of_id is not null then rid end
                    from reservations r where r.id = hold.id or r.part_of_id = hold.id order by r.part_of_id nulls first;
                    bundle := bundle_move(p_item, rid, hold.quantity, 'reserve', 0, 1, p_keys[i], hold.reference, p_notes[i], p_now);
                else
                    outcome := 'unknown_reservation';
                end if;
            when 'sell' then
                if exists (select from order_lines l where l.id = p_subjects[i] and l.stock in ('returning', 'returned')) then
                    outcome := 'repeated';
                else
                    units := least(units, bundle.on_hand - bundle.reserved);
                    outcome := note_sale(p_item, p_subjects[i], p_quantities[i] - units, p_now);
                    if units > 0 then
                        perform bundle_hold(p_item, p_subjects[i], units, 'committed', p_references[i], p_now, p_now);
                    end if;
                    bundle := bundle_move(p_item, p_subjects[i], units, 'sell', -1, 0, p_keys[i], p_references[i], p_notes[i], p_now);
                end if;
            when 'return' then
                update reservations r set state = 'released'
                where r.id = p_subjects[i] and r.item_id = p_item and r.state = 'committed' returning r.* into hold;
                units := case when found then least(units, hold.quantity) else 0 end;
                update reservations r set state = 'released' where r.part_of_id = p_subjects[i];
                perform note_return(p_subjects[i], p_now);
                bundle := bundle_move(p_item, p_subjects[i], units, 'return', 1, 0, p_keys[i], p_references[i], p_notes[i], p_now);
            when 'adjust', 'count' then
                outcome := 'composed';
            else
                raise exception 'unknown command %', p_kinds[i];
            end case;
            moved := moved || p_subjects[i];
        end if;
        outcomes := outcomes || outcome; reservation_ids := reservation_ids || rid;
        on_hands := on_hands || bundle.on_hand; reserveds := reserveds || bundle.reserved;
    end loop;

    -- The bundles of a component are told with it: this one among them.
    wake := enqueue_stock_push(
        array(select distinct i.variant_id from reservations part join inventory_items i on i.id = part.item_id where part.part_of_id = any (moved)),
        coalesce((select min(c) from unnest(p_causes) c), p_now), p_now);
end;
$$;

-- A reservation of so many bundles, with a part for each component.
create or replace function bundle_hold(
    p_item uuid, p_reservation uuid, p_units int, p_state text, p_reference text, p_expires timestamptz, p_now timestamptz) returns void
language plpgsql set search_path = public, pg_temp as $$
begin
    insert into reservations (id, seller_id, item_id, quantity, state, reference, expires_at, created_at)
    select p_reservation, i.seller_id, i.id, p_units, p_state, p_reference, p_expires, p_now from inventory_items i where i.id = p_item;
    insert into reservations (id, seller_id, item_id, quantity, state, reference, expires_at, created_at, part_of_id)
    select uuid_v7(), c.seller_id, c.component_item_id, p_units * c.quantity, p_state, p_reference, p_expires, p_now, p_reservation
    from bundle_components c where c.bundle_item_id = p_item;
end;
$$;

-- Moves so many bundles, and with them the components that their reservation has taken: each by the same signs, each with its ledger row.
-- The bundle's row goes first, so that recounting it after the components finds it right.
create or replace function bundle_move(
    p_item uuid, p_reservation uuid, p_units int, p_kind text, p_on_hand int, p_reserved int, p_key text, p_reference text, p_note text, p_now timestamptz)
returns inventory_items
language plpgsql set search_path = public, pg_temp as $$
declare
    bundle inventory_items;
begin
    update inventory_items i set on_hand = i.on_hand + p_on_hand * p_units, reserved = i.reserved + p_reserved * p_units, updated_at = p_now
    where i.id = p_item returning i.* into bundle;
    insert into inventory_ledger (seller_id, item_id, kind, on_hand_delta, reserved_delta, on_hand_after, reserved_after, key, subject_id, reference, note, created_at)
    values (bundle.seller_id, p_item, p_kind, p_on_hand * p_units, p_reserved * p_units, bundle.on_hand, bundle.reserved, p_key, p_reservation,
        p_reference, p_note, p_now);

    with part as (
        select r.id, r.item_id, r.quantity / whole.quantity * p_units as units
        from reservations whole join reservations r on r.part_of_id = whole.id where whole.id = p_reservation and whole.item_id = p_item
    ), component as (
        update inventory_items i set on_hand = i.on_hand + p_on_hand * part.units, reserved = i.reserved + p_reserved * part.units, updated_at = p_now
        from part where i.id = part.item_id
        returning i.*, part.units, part.id as part_id
    )
    insert into inventory_ledger (seller_id, item_id, kind, on_hand_delta, reserved_delta, on_hand_after, reserved_after, key, subject_id, reference, note, created_at)
    select c.seller_id, c.id, p_kind, p_on_hand * c.units, p_reserved * c.units, c.on_hand, c.reserved, 'bundle-' || p_kind || ':' || p_reservation, c.part_id,
        p_reference, 'In ' || bundle.sku, p_now
    from component c;
    return bundle;
end;
$$;
