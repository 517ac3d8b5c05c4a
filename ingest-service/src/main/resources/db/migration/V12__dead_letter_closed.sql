-- A letter an operator gave up stays as a mark, so that its topic, read again, does not bring it back.
alter table dead_letter add column closed_at timestamptz;
create index dead_letter_closed on dead_letter (closed_at) where closed_at is not null;
