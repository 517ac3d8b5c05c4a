-- What readers find, tenant by tenant in the order of ids.
create index document_index_by_tenant on document_index (tenant, document_id);
