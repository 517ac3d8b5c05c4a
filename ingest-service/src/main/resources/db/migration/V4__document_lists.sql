-- Lists of documents by what their latest version waits for or ended with, and by their source.
create index document_version_by_status on document_version (status, updated_at, document_id);
create index document_version_by_error on document_version (error_code, updated_at, document_id) where error_code is not null;
create index document_by_source on document (tenant, system, received_at desc, document_id desc);
