-- Whose resource an id is. A grain learns its seller by this when it activates, before it can read as that seller.
create or replace function resource_owner(kind text, resource uuid) returns uuid
  language sql stable security definer set search_path = public, pg_temp
  return case kind
    when 'connection' then (select seller_id from connections where id = resource)
    when 'listing' then (select seller_id from listings where id = resource)
    when 'inventory_item' then (select seller_id from inventory_items where id = resource)
    when 'import' then (select seller_id from imports where id = resource)
  end;
