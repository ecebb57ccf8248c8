-- What was put on somebody before anybody was told of silence is no news: none of it is told now. `silent` = noted, not told.
alter table escalation add column silent boolean not null default false;

insert into escalation (of_case, assigned_at, step, level, at, silent)
select id, (properties ->> 'assignedAt')::timestamptz, step, 3, now(), true
from feature cross join unnest(array['delivered', 'signedFor', 'arrived']) as step
where collection = 'cases' and properties @> '{"status": "handling"}'::jsonb and properties ? 'assignedAt'
  and not properties ?| array['arrivedAt', 'handledAt']
on conflict do nothing;

-- What runs with its owner's right is for the server's role alone, and finds its tables where they are and nowhere else.
revoke execute on function keep_fix_day(date), forget_fix_days(date) from public;
do $$ begin
  execute format('alter function keep_fix_day(date) set search_path = %I, pg_temp', current_schema());
  execute format('alter function forget_fix_days(date) set search_path = %I, pg_temp', current_schema());
  if exists (select from pg_roles where rolname = 'shirong_app') then
    grant execute on function keep_fix_day(date), forget_fix_days(date) to shirong_app;
  end if;
end $$;
