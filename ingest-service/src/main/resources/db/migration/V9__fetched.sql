-- What the host of a version's bytes said of their type when they were fetched: a hint for whoever reads them again.
alter table document_version add column fetched_type text;
