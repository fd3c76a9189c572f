-- The roles that a user can have.
insert into roles (id, name, normalized_name, concurrency_stamp) values
  ('019a0000-0000-7000-8000-000000000001', 'seller', 'SELLER', ''),
  ('019a0000-0000-7000-8000-000000000002', 'admin', 'ADMIN', '')
on conflict do nothing;
