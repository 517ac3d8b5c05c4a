-- Whether a version still waits for an operator.
create index dead_letter_open_version on dead_letter (document_id, version) where redriven_at is null;
