-- The cut a version is written in now ('' when its batches do not say), and those it was written in before: of them only a first batch begins anew.
alter table document_version add column cut text not null default '', add column left_cuts text[] not null default '{}';
