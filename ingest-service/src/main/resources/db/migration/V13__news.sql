-- Offsets of topics that were recreated begin at 0 again.
alter table dead_letter add column log_epoch int not null default 0;
alter table dead_letter drop constraint dead_letter_topic_partition_log_offset_key;
alter table dead_letter add unique (log_epoch, topic, partition, log_offset);

-- When the index last said what of a document is live.
alter table document add column index_said_at timestamptz;
