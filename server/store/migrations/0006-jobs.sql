-- How far a job is: the jobs themselves are pg-boss's, in a schema of its own. Housekeeping.
create table job_progress (
  job uuid primary key,
  done bigint not null,
  total bigint,
  note text,
  at timestamptz not null
);

do $$ begin
  if exists (select from pg_roles where rolname = 'shirong_app') then
    grant select, insert, update, delete on job_progress to shirong_app;
  end if;
end $$;
