-- Every kept generation is written, so each has live versions and receipts of its own; readers follow those of the active one.
alter table generation add column searched_until timestamptz; -- when it was last the active one, null when it is or never was

alter table document_version add column generation text references generation;
update document_version set generation = (select id from generation where active);
alter table document_version alter column generation set not null;

alter table batch_receipt add column generation text;
update batch_receipt set generation = (select id from generation where active);
alter table batch_receipt alter column generation set not null;

alter table batch_receipt drop constraint batch_receipt_document_id_version_fkey, drop constraint batch_receipt_pkey;
alter table document_version drop constraint document_version_pkey, add primary key (document_id, generation, version);
alter table batch_receipt
    add primary key (document_id, generation, version, batch),
    add foreign key (document_id, generation, version) references document_version on delete cascade;

-- A version may have another number of chunks in another generation, which a switch then announces.
alter table outbox add column chunks int not null default -1;
update outbox o set chunks = (select coalesce(sum(r.chunks), 0) from batch_receipt r where r.document_id = o.document_id and r.version = o.live);

-- No id is given twice: collections of a dropped generation may outlive it.
create sequence generation_id;
select setval('generation_id', (select greatest(1, max(case when id ~ '^[0-9]{1,9}$' then id::bigint else 1 end)) from generation));
