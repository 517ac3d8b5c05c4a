-- A deferred question that was asked anew stays one: no answer of before, and the large model first.
alter table answer_job add column fresh boolean not null default false;
