-- One row per document. "version" is the newest event of any kind; "content_version" the newest event that brought content (null once deleted).
create table document (
    document_id      uuid primary key,
    tenant           text        not null,
    system           text        not null,
    external_id      text        not null,
    title            text,
    owner            text,
    version          bigint      not null,
    deleted          boolean     not null default false,
    content_version  bigint,
    declared_sha256  text,
    live_version     bigint,
    live_chunk_count int,
    live_since       timestamptz,
    received_at      timestamptz not null default now(),
    updated_at       timestamptz not null default now()
);

create index document_by_tenant on document (tenant, received_at desc, document_id desc);
create index document_by_owner on document (tenant, owner, received_at desc, document_id desc);

-- One row per content version; "published_at" says that all its chunks are on the topic.
create table document_version (
    document_id   uuid        not null references document,
    version       bigint      not null,
    status        text        not null check (status in ('RECEIVED', 'PROCESSING', 'SEARCHABLE', 'REJECTED', 'FAILED')),
    sha256        text,
    media_type    text,
    language      text,
    chunk_count   int,
    error_code    text,
    error_message text,
    published_at  timestamptz,
    received_at   timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    primary key (document_id, version)
);

-- One row per step of a content version: the last time it ran.
create table step_log (
    document_id uuid        not null,
    version     bigint      not null,
    step        int         not null,
    name        text        not null,
    at          timestamptz not null,
    duration_ms bigint      not null,
    outcome     text        not null,
    detail      text,
    runs        int         not null default 1,
    primary key (document_id, version, step)
);

-- What a request with an idempotency key was given: the external id first, the answer when it is known.
create table idempotency_key (
    tenant       text        not null,
    user_id      text        not null,
    key          text        not null,
    request_hash text        not null,
    external_id  text        not null,
    document_id  uuid,
    version      bigint,
    status       text,
    created_at   timestamptz not null default now(),
    primary key (tenant, user_id, key)
);

create table dead_letter (
    id          bigint generated always as identity primary key,
    topic       text        not null,
    partition   int         not null,
    log_offset  bigint      not null,
    tenant      text,
    document_id uuid,
    record_key  text,
    value       bytea,
    version     bigint,
    stage       text,
    cause       text,
    attempt     int         not null default 0,
    reason      text,
    received_at timestamptz not null default now(),
    redriven_at timestamptz,
    unique (topic, partition, log_offset)
);
