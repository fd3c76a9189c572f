-- What raises alerts. Runs after the scripts that make the tables.
create or replace trigger alert_dead_operation after update of state on operations
for each row when (new.state = 'dead' and old.state <> 'dead') execute function alert_dead_operation();

create or replace trigger alert_dead_event after update of state on webhook_events
for each row when (new.state = 'dead' and old.state <> 'dead') execute function alert_dead_event();

create or replace trigger alert_oversell after insert on oversell_cases
for each row when (new.state = 'open') execute function alert_oversell();

create or replace trigger alert_reauth after update of status on connections
for each row when (new.status <> old.status and 'needs_reauth' in (new.status, old.status)) execute function alert_reauth();

create or replace trigger alert_violations after insert on known_violations
referencing new table as added for each statement execute function alert_violations();

create or replace trigger settle_violations after delete on known_violations
referencing old table as removed for each statement execute function settle_violations();
