-- Vectors of texts that were embedded before: the key is the SHA-256 of model, NUL and text, the vector its floats in little-endian order.
-- It is bounded: a job deletes what was not used for longest.
create table embedding (
    key     bytea primary key,
    vector  bytea       not null,
    used_at timestamptz not null default now()
);

create index embedding_by_use on embedding (used_at);

-- Floats do not compress.
alter table embedding alter column vector set storage external;
