-- A member (an attachment, a file of an archive) is judged at its root, by way of the parent's content version that holds it. Here: of the newest content.
alter table document
    add column parent_id uuid,        -- null for a root; the parent need not be known yet
    add column parent_version bigint,
    add constraint document_parent check ((parent_id is null) = (parent_version is null));
create index document_members on document (parent_id) where parent_id is not null;

-- And what was said of each content version: a member's row has an access of nobody.
alter table source_access
    add column parent_id uuid,
    add column parent_version bigint,
    add constraint source_access_parent check ((parent_id is null) = (parent_version is null));
