-- The version up to which a document was deleted, also when it has content again: no content up to it is ever read again. Null when it never was.
alter table document add column deleted_up_to bigint;
update document set deleted_up_to = version where deleted;
