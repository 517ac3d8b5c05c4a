-- Two batches of as many chunks may hold other texts: hex SHA-256 of them, null for those of before this migration.
alter table batch_receipt add column digest text;
