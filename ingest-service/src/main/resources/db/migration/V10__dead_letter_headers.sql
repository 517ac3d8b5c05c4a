-- The headers that belong to the event itself: they go again with it.
alter table dead_letter add column headers jsonb not null default '{}';

-- Letters that were redriven long ago are swept.
create index dead_letter_redriven on dead_letter (redriven_at) where redriven_at is not null;
