import { type Db, PgBoss } from 'pg-boss';
import type pg from 'pg';

/** The schema that holds the jobs; made by the owner of the tables, used by the server's role. */
const schema = 'pgboss';

/** Brings the tables of the jobs to the library's shape; programs that start together wait for one another inside it. */
export async function installJobs(owner: pg.Client): Promise<void> {
  const boss = new PgBoss({ db: executing(owner), schema, supervise: false, schedule: false });
  await boss.start();
  await boss.stop({ graceful: false });
  await owner.query(`do $$ begin
    if exists (select from pg_roles where rolname = 'shirong_app') then
      grant usage on schema ${schema} to shirong_app;
      grant select, insert, update, delete on all tables in schema ${schema} to shirong_app;
      grant usage on all sequences in schema ${schema} to shirong_app;
    end if;
  end $$`);
}

/** The library over the store's own connections. It makes and drops no table: that is the owner's. */
export function openBoss(pool: pg.Pool): PgBoss {
  return new PgBoss({ db: executing(pool), schema, migrate: false, createSchema: false, reindex: false });
}

/** A connection of ours as the library takes it. */
function executing(client: Pick<pg.ClientBase, 'query'>): Db {
  return { executeSql: (text, values) => client.query(text, values as unknown[]) };
}
