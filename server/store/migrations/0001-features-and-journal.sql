-- Features of all collections in one register. `id` and `collection` compare by bytes: paging by key depends on it.
create table feature (
  collection text collate "C" not null,
  id text collate "C" not null,
  fid bigint generated always as identity,
  version bigint not null check (version > 0),
  geometry bytea not null,
  min_lon double precision not null,
  min_lat double precision not null,
  max_lon double precision not null,
  max_lat double precision not null,
  valid_from timestamptz,
  valid_to timestamptz,
  properties jsonb not null,
  primary key (collection, id)
);
create unique index feature_fid on feature (collection, fid);

-- The number of the last change. One row: its lock is what puts commits in order.
create table counter (
  one boolean primary key default true check (one),
  seq bigint not null
);
insert into counter (seq) values (0);

create table change (
  seq bigint primary key,
  id uuid not null unique,
  kind text not null,
  note text not null,
  by text not null,
  at timestamptz not null,
  bulk jsonb
);

create table change_line (
  seq bigint not null references change,
  line integer not null,
  collection text collate "C" not null,
  id text collate "C" not null,
  fid bigint not null,
  base bigint,
  version bigint not null,
  before jsonb,
  after jsonb,
  primary key (seq, line)
);
create index change_line_feature on change_line (collection, id, version);

-- An entry of the journal is for ever, whoever is connected.
create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'the journal cannot be changed: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger change_is_for_ever before update or delete or truncate on change
  for each statement execute function refuse_rewriting();
create trigger change_line_is_for_ever before update or delete or truncate on change_line
  for each statement execute function refuse_rewriting();

-- The embedded server works as shirong_app, which owns nothing. A database of one's own may have one role only.
do $$ begin
  if exists (select from pg_roles where rolname = 'shirong_app') then
    grant select, insert, update, delete on feature to shirong_app;
    grant select, update on counter to shirong_app;
    grant select, insert on change, change_line to shirong_app;
    grant select on migration to shirong_app;
  end if;
end $$;
