-- An answer for its asker alone: to be fetched, judged, or asked for anew. Question and text are kept for him and never logged.
create table answer (
    answer_id  uuid        primary key,
    tenant     text        not null,
    user_id    text        not null,
    question   text        not null,
    top_k      int         not null,
    answer     jsonb,                                        -- null while it is deferred
    documents  jsonb       not null default '[]',            -- documents and versions it rests on: checked again when it is fetched
    created_at timestamptz not null default clock_timestamp()
);
create index answer_oldest on answer (created_at);

-- What the asker thinks of it; the last word counts.
create table feedback (
    answer_id  uuid        primary key references answer on delete cascade,
    user_id    text        not null,
    verdict    text        not null check (verdict in ('up', 'down', 'escalate')),
    comment    text,
    created_at timestamptz not null default clock_timestamp()
);
