-- Notifications, in a partition for every UTC day of their arrival: old days are dropped, not deleted. What comes on a day without a partition
-- (none is made yet) goes to the default one. Partitions are made and dropped by keep_inbox.
create sequence if not exists webhook_event_positions;

create table if not exists webhook_events (
    id uuid not null,
    -- The order in which they came: ids made within one millisecond have none.
    position bigint not null default nextval('webhook_event_positions'),
    seller_id uuid not null,
    connection_id uuid not null,
    event_id text not null,
    type text not null,
    payload bytea not null,
    received_at timestamptz not null,
    state text not null,
    attempts int not null,
    not_before timestamptz not null,
    processed_at timestamptz,
    error text,
    constraint pk_webhook_events primary key (seller_id, id, received_at),
    constraint ck_webhook_events_state check (state in ('stored', 'done', 'dead', 'dismissed')),
    constraint fk_webhook_events_seller_id_connection_id foreign key (seller_id, connection_id) references connections (seller_id, id) on delete cascade
) partition by range (received_at);
create table if not exists webhook_events_default partition of webhook_events default;
create index if not exists ix_webhook_events_stored on webhook_events (connection_id, not_before, position) where state = 'stored';
create index if not exists ix_webhook_events_dead on webhook_events (seller_id, id desc) where state = 'dead';

-- What makes a notification the same one, however often it comes. A table of its own, because a unique key of a partitioned table holds within a
-- partition only; small, because it has no payloads.
create table if not exists webhook_event_ids (
    connection_id uuid not null,
    event_id text not null,
    seller_id uuid not null,
    received_at timestamptz not null,
    constraint pk_webhook_event_ids primary key (connection_id, event_id)
);
-- Only whole days are looked for, in a table that grows in the order of time.
create index if not exists ix_webhook_event_ids_received_at on webhook_event_ids using brin (received_at);
