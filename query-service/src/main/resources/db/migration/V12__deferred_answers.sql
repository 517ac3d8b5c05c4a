-- A question whose model takes no more calls for now: worked off by one replica at a time under a lease.
create table answer_job (
    answer_id   uuid        primary key references answer on delete cascade,
    tokens      text[]      not null,                        -- the asker's principals when he asked: they narrow the search, the check decides
    clearance   int         not null,
    not_before  timestamptz not null,
    lease_until timestamptz,                                 -- null: nobody works on it
    attempts    int         not null default 0
);
create index answer_job_due on answer_job (not_before);
