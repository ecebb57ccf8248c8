-- 发生时间: when something was done on the street, where it was sent later than it was done. `at` stays the instant of the commit.
alter table change add column occurred_at timestamptz;

-- What phones said of a case that was put on somebody: that it came, and that it was read. No fact: kept while the case goes on.
create table receipt (
  -- Id of the case, and when it was put on whoever has it: another assignment begins anew.
  of_case text collate "C" not null,
  assigned_at timestamptz not null,
  person text collate "C" not null,
  delivered_at timestamptz,
  read_at timestamptz,
  primary key (of_case, assigned_at, person)
);

-- What was told because nobody answered; each level of an assignment's step once, whichever process tells it.
create table escalation (
  of_case text collate "C" not null,
  assigned_at timestamptz not null,
  step text collate "C" not null check (step in ('delivered', 'signedFor', 'arrived')),
  level smallint not null check (level between 1 and 3),
  at timestamptz not null,
  primary key (of_case, assigned_at, step, level)
);

do $$ begin
  if exists (select from pg_roles where rolname = 'shirong_app') then
    grant select, insert, update, delete on receipt, escalation to shirong_app;
  end if;
end $$;
