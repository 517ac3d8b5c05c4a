-- A document as its source last spoke of it. The owner is the one the newest source access names.
create table document (
    document_id     uuid primary key,
    tenant          text    not null,
    source_system   text    not null,
    external_id     text    not null,
    owner           text,
    version         bigint  not null, -- of the newest event applied: content, access or deletion
    content_version bigint,           -- of the newest content; null when there is none
    content_sha256  text,             -- as declared with that content
    deleted         boolean not null,
    revision        bigint  not null  -- grows with every change of who may read it
);

-- What the source said of each content version, and when that held. The row without an end holds now.
create table source_access (
    id              bigint generated always as identity primary key,
    document_id     uuid        not null references document,
    content_version bigint      not null,
    event_version   bigint      not null,
    allow           text[]      not null,
    deny            text[]      not null,
    clearance       int         not null,
    stated_by       text        not null, -- the source system
    since           timestamptz not null,
    until           timestamptz
);
create unique index source_access_present on source_access (document_id, content_version) where until is null;
create index source_access_history on source_access (document_id, since);

-- What the owner or an admin set instead of the source's access, and when that held.
create table access_override (
    id          bigint generated always as identity primary key,
    document_id uuid        not null references document,
    allow       text[]      not null,
    deny        text[]      not null,
    clearance   int         not null,
    stated_by   text        not null, -- the user
    since       timestamptz not null,
    until       timestamptz
);
create unique index access_override_present on access_override (document_id) where until is null;
create index access_override_history on access_override (document_id, since);

-- The outbox: these documents' access is not yet published as it stands.
create table dirty_document (
    document_id uuid primary key references document,
    revision    bigint      not null,
    since       timestamptz not null, -- of the oldest change not yet published
    traceparent text
);

-- What the newest token of a user said, for checks on behalf of users who are not there.
create table principal (
    tenant     text        not null,
    user_id    text        not null,
    teams      text[]      not null,
    department text,
    clearance  int         not null,
    issued_at  timestamptz not null,
    primary key (tenant, user_id)
);

-- What admins said of users; the newest row of a user holds.
create table membership (
    id         bigint generated always as identity primary key,
    tenant     text        not null,
    user_id    text        not null,
    teams      text[]      not null,
    department text,
    clearance  int         not null,
    disabled   boolean     not null,
    changed_by text        not null,
    changed_at timestamptz not null
);
create index membership_newest on membership (tenant, user_id, id desc);

-- The audit trail: one row an answer, never changed.
create table audit_entry (
    answer_id     uuid primary key,
    tenant        text        not null,
    user_id       text        not null,
    question_hash text        not null,
    documents     jsonb       not null, -- [{documentId, version, revision, used}]
    tokens        text[]      not null,
    clearance     int         not null,
    occurred_at   timestamptz not null,
    recorded_at   timestamptz not null default now()
);
create index audit_entry_time on audit_entry (tenant, occurred_at desc, answer_id);
create index audit_entry_user on audit_entry (tenant, user_id, occurred_at desc);
create index audit_entry_documents on audit_entry using gin (documents jsonb_path_ops);
