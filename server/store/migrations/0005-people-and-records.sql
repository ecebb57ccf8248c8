-- Facts without a place: people, units, tokens, settings, calendars. Written by the same changes as features.
create table record (
  kind text collate "C" not null,
  id text collate "C" not null,
  version bigint not null check (version > 0),
  content jsonb not null,
  primary key (kind, id)
);

create table change_record (
  seq bigint not null references change,
  line integer not null,
  kind text collate "C" not null,
  id text collate "C" not null,
  base bigint,
  version bigint not null,
  before jsonb,
  after jsonb,
  primary key (seq, line)
);
create index change_record_of on change_record (kind, id, version);
create trigger change_record_is_for_ever before update or delete or truncate on change_record
  for each statement execute function refuse_rewriting();

-- The audit trail is read by time and by person.
create index change_at on change (at);
create index change_by on change (by, seq);

-- Personal fields (practice.md 3) stand here and nowhere else, so that they can be erased. The journal keeps a digest
-- over the salt and the value: with the salt gone, nothing can be found by trying all telephone numbers.
create table personal_field (
  collection text collate "C" not null,
  id text collate "C" not null,
  field text not null,
  value text not null,
  salt bytea not null,
  primary key (collection, id, field)
);
alter table change_line add column personal jsonb;

-- Who looked at whose personal fields; as lasting as the journal.
create table look (
  number bigint generated always as identity primary key,
  at timestamptz not null,
  by text not null,
  collection text collate "C" not null,
  id text collate "C" not null,
  fields text[] not null
);
create trigger look_is_for_ever before update or delete or truncate on look
  for each statement execute function refuse_rewriting();

-- Secrets, hashed: never in the journal, never in a record.
create table credential (
  person text collate "C" primary key,
  hash text not null,
  must_change boolean not null default false,
  at timestamptz not null
);
create table token_secret (
  token text collate "C" primary key,
  hash bytea not null unique
);

-- Housekeeping: may be lost without losing a fact.
create table session (
  hash bytea primary key,
  kind text not null check (kind in ('person', 'display')),
  subject text collate "C" not null,
  csrf text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  agent text not null
);
create index session_subject on session (subject);
create index session_expires on session (expires_at);
create table one_time_link (
  hash bytea primary key,
  purpose text not null,
  person text collate "C",
  expires_at timestamptz not null
);
create table oidc_flow (
  hash bytea primary key,
  verifier text not null,
  nonce text not null,
  back text not null,
  expires_at timestamptz not null
);
create table rate_limit (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
create table idempotency (
  caller text not null,
  route text not null,
  key text not null,
  digest bytea not null,
  change uuid not null,
  at timestamptz not null,
  primary key (caller, route, key)
);
create index idempotency_at on idempotency (at);

-- Photos: the bytes are files named by their digest, written and synced before the row.
create table media (
  sha256 text collate "C" primary key,
  type text not null,
  bytes bigint not null,
  width integer not null,
  height integer not null,
  taken_at timestamptz,
  at timestamptz not null,
  by text not null
);

do $$ begin
  if exists (select from pg_roles where rolname = 'shirong_app') then
    grant select, insert, update, delete on record, personal_field, credential, token_secret, session, one_time_link,
      oidc_flow, rate_limit, idempotency to shirong_app;
    grant select, insert on change_record, look, media to shirong_app;
  end if;
end $$;
