-- The files embedded in documents, each a document of its own. "news" counts what happened to a member, "told" how much of it is on document-received.
create table member (
    document_id    uuid primary key,
    parent_id      uuid        not null references document,
    parent_version bigint      not null,
    root_id        uuid        not null,
    tenant         text        not null,
    system         text        not null,
    external_id    text        not null,
    sha256         text        not null,
    size           bigint      not null,
    media_type     text,
    file_name      text        not null,
    gone           boolean     not null default false,
    news           bigint      not null default 1,
    told           bigint      not null default 0,
    since          timestamptz not null default clock_timestamp(),
    traceparent    text
);

create index member_by_parent on member (parent_id);
create index member_by_root on member (root_id) where not gone;
create index member_to_tell on member (since) where news > told;

-- A member's parent, the document at its root, and how many parents lie between: null, null and 0 of a root.
alter table document add column parent_id uuid, add column root_id uuid, add column depth int not null default 0;

create index document_by_parent on document (parent_id) where parent_id is not null;
create index document_by_root on document (root_id) where root_id is not null;
