-- A letter that names no cause has one all the same: groups and filters know every letter.
update dead_letter set cause = coalesce(cause, 'UNKNOWN'), stage = coalesce(stage, 'unknown') where cause is null or stage is null;
alter table dead_letter alter column cause set not null, alter column stage set not null;

create index dead_letter_by_cause on dead_letter (coalesce(tenant, 'default'), cause, id);
create index dead_letter_open on dead_letter (coalesce(tenant, 'default'), id) where redriven_at is null;
