-- The registry of a tenant in the order of ids, as it is compared with the index.
create index document_by_id on document (tenant, document_id);
