-- The blob that a version is read from, known as soon as its event is: blobs that nothing refers to are deleted on an operator's command.
alter table document_version add column blob_sha256 text;

create index document_version_by_blob on document_version (blob_sha256) where blob_sha256 is not null;
create index document_version_by_sha256 on document_version (sha256) where sha256 is not null;
create index document_by_declared_sha256 on document (tenant, declared_sha256) where declared_sha256 is not null;
create index member_by_sha256 on member (sha256) where not gone;
