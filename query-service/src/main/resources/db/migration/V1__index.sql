-- An embedding generation: the model whose vectors a set of collections holds. The active one is searched.
create table generation (
    id         text        primary key check (id ~ '^[a-z0-9]{1,16}$'),
    model      text        not null unique,
    dimensions int         not null check (dimensions > 0),
    active     boolean     not null,
    created_at timestamptz not null default clock_timestamp()
);
create unique index generation_active on generation (active) where active;
insert into generation (id, model, dimensions, active) values ('1', 'bge-small-en-v1.5', 384, true);

-- A document: its access as permissions-service last said it, and its tombstone. The row is the lock of all its writers.
create table document_index (
    document_id    uuid        primary key,
    tenant         text        not null,
    access_version bigint      not null default -1, -- newest event version the access is known for; -1: not known yet
    revision       bigint      not null default -1, -- of that access
    allow          text[]      not null default '{}',
    deny           text[]      not null default '{}',
    clearance      int         not null default 0,
    tombstone      bigint      not null default -1, -- no version up to this one lives; -1: never deleted
    deleted_at     timestamptz,
    sweep_at       timestamptz                      -- when points of the past may go; null: there are none
);
create index document_index_sweep on document_index (sweep_at) where sweep_at is not null;

-- A version of which at least one batch has arrived. It lives from switched_at until a newer one does or a tombstone covers it.
create table document_version (
    document_id uuid        not null references document_index,
    version     bigint      not null,
    batches     int         not null,
    switched_at timestamptz,
    primary key (document_id, version)
);
create index document_version_pending on document_version (document_id, version) where switched_at is null;

-- A batch whose points are in the index.
create table batch_receipt (
    document_id uuid   not null,
    version     bigint not null,
    batch       int    not null,
    chunks      int    not null,
    primary key (document_id, version, batch),
    foreign key (document_id, version) references document_version on delete cascade
);

-- What was last announced on index-updated, and whether there is news. One relay announces the present state.
create table outbox (
    document_id uuid   primary key references document_index,
    news        bigint not null,             -- counts the changes, so that one during an announcement is not lost
    announced   bigint not null default 0,   -- the news that is announced
    traceparent text,                        -- of the request that made the news
    live        bigint not null default -1,  -- version last announced as live, -1: none
    revision    bigint not null default -1,  -- access revision it was announced with
    tombstone   bigint not null default -1   -- deletion last announced
);
create index outbox_news on outbox (document_id) where news > announced;
