-- Where phones said they were, while their people were on duty. Telemetry: in no journal and no backup, kept for some days.
create table person_fix (
  -- Id of the person, and when the phone was there.
  person text collate "C" not null,
  at timestamptz not null,
  -- Degrees WGS84, and metres within which it is likely to be.
  lon double precision not null,
  lat double precision not null,
  accuracy double precision not null,
  primary key (person, at)
) partition by range (at);

-- A table a day of Asia/Shanghai, so that what is over goes at once. Only the owner makes and drops tables: the server's role borrows
-- its right, for this and nothing else.
create function keep_fix_day(day date) returns void language plpgsql security definer set search_path from current as $$
declare
  name text := 'person_fix_' || to_char(day, 'YYYYMMDD');
begin
  if to_regclass(name) is not null then return; end if;
  -- Two processes may want the same day.
  perform pg_advisory_xact_lock(7340012);
  if to_regclass(name) is not null then return; end if;
  execute format('create table %I partition of person_fix for values from (%L) to (%L)', name,
    day::timestamp at time zone 'Asia/Shanghai', (day + 1)::timestamp at time zone 'Asia/Shanghai');
end $$;

create function forget_fix_days(before date) returns integer language plpgsql security definer
set search_path from current as $$
declare
  part record;
  dropped integer := 0;
begin
  for part in
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'person_fix'::regclass and c.relname < 'person_fix_' || to_char(before, 'YYYYMMDD')
  loop
    execute format('drop table %I', part.name);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;

do $$ begin
  if exists (select from pg_roles where rolname = 'shirong_app') then
    grant select, insert, delete on person_fix to shirong_app;
  end if;
end $$;
