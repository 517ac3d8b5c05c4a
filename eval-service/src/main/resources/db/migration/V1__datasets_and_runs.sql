-- A version of a dataset never changes once it stands here.
create table dataset (
    dataset_id uuid primary key,
    tenant     text        not null,
    name       text        not null,
    version    int         not null check (version > 0),
    cases      int         not null check (cases > 0),
    sha256     text        not null,
    created_by text        not null,
    created_at timestamptz not null default now(),
    unique (tenant, name, version)
);

create table dataset_case (
    dataset_id uuid not null references dataset,
    ordinal    int  not null check (ordinal >= 0),
    case_id    text not null,
    body       text not null,
    primary key (dataset_id, ordinal),
    unique (dataset_id, case_id)
);

-- A running run belongs to the worker that holds its lease; when the lease has run out, to whoever comes first.
create table run (
    run_id      uuid primary key,
    dataset_id  uuid        not null references dataset,
    tenant      text        not null,
    top_k       int         not null check (top_k > 0),
    status      text        not null check (status in ('RUNNING', 'DONE', 'FAILED')),
    started_by  text        not null,
    started_at  timestamptz not null default now(),
    finished_at timestamptz,
    lease_owner uuid,
    lease_until timestamptz not null default now()
);

create index run_by_tenant on run (tenant, started_at desc);
create index run_open on run (lease_until) where status = 'RUNNING';

-- What was seen for a case, not what it is worth: scores follow from it and from the dataset. No question, no answer.
create table observation (
    run_id        uuid        not null references run,
    ordinal       int         not null,
    error         text,
    answer_status text,
    retrieved     uuid[]      not null,
    cited         uuid[]      not null,
    answer_found  boolean,
    response_ms   bigint,
    degraded      text[]      not null,
    observed_at   timestamptz not null default now(),
    primary key (run_id, ordinal),
    check ((error is null) = (answer_status is not null))
);
