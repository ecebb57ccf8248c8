-- Schemes of responsibility zones: what a version began with, and each edit since. Both are part of the journal: a
-- version's coverage on any day is its snapshot and its edits, none of which can be rewritten.
create table coverage_snapshot (
  sha256 text collate "C" primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The canonical JSON, deflated; the digest is of the JSON.
  content bytea not null,
  bytes bigint not null
);
create trigger coverage_snapshot_is_for_ever before update or delete or truncate on coverage_snapshot
  for each statement execute function refuse_rewriting();

-- Who and when: the change's. Undo and redo are edits too, and say of which.
create table scheme_edit (
  version text collate "C" not null,
  number integer not null check (number > 0),
  change uuid not null unique,
  label jsonb not null,
  delta jsonb not null,
  undoes integer,
  redoes integer,
  primary key (version, number),
  check (undoes is null or redoes is null),
  check (undoes < number and redoes < number)
);
create trigger scheme_edit_is_for_ever before update or delete or truncate on scheme_edit
  for each statement execute function refuse_rewriting();

do $$ begin
  if exists (select from pg_roles where rolname = 'shirong_app') then
    grant select, insert on coverage_snapshot, scheme_edit to shirong_app;
  end if;
end $$;
