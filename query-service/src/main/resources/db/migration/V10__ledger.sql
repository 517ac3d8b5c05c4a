-- Who asked what and which documents were used, until permissions-service has it: committed before the first byte of the answer.
create table audit_outbox (
    answer_id   uuid        primary key,
    user_id     text        not null,                        -- the key on Kafka
    event       jsonb       not null,                        -- access-audited as it is sent
    traceparent text,                                        -- of the request
    created_at  timestamptz not null default clock_timestamp()
);
create index audit_outbox_oldest on audit_outbox (created_at);

-- What each answer cost, by who pays.
create table cost_ledger (
    answer_id     uuid           primary key,
    tenant        text           not null,
    team          text           not null,                   -- first team of the asker, or 'none'
    model         text           not null,
    input_tokens  int            not null check (input_tokens >= 0),
    output_tokens int            not null check (output_tokens >= 0),
    cost_usd      numeric(12, 6) not null check (cost_usd >= 0),
    created_at    timestamptz    not null default clock_timestamp()
);
create index cost_ledger_by_team on cost_ledger (tenant, team, model, created_at);
