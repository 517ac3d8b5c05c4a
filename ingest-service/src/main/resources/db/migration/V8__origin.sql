-- Where the version of a dead letter is one: it goes back there.
alter table dead_letter add column origin_partition integer;
