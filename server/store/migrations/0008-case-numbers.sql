-- The running number of a day's cases. Drawn before the case is written, in a statement of its own: a report that fails
-- leaves a gap, and no two cases ever have one number.
create table case_number (
  day text collate "C" primary key check (day ~ '^\d{8}$'),
  last integer not null check (last >= 0)
);

do $$ begin
  if exists (select from pg_roles where rolname = 'shirong_app') then
    grant select, insert, update on case_number to shirong_app;
  end if;
end $$;
