import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { StoreError } from './store-error.ts';

/** One step of the database's shape. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** Any fixed number: who holds this session lock may change the database's shape. */
const migrationLock = 7_340_001;

/**
 * Reads the numbered steps of a folder, `0001-name.sql` and on.
 * @throws StoreError when a number is missing or stands twice
 */
export function readMigrations(folder = fileURLToPath(new URL('./migrations/', import.meta.url))): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort();
  return names.map((name, i) => {
    const number = Number(name.slice(0, 4));
    if (number !== i + 1) throw new StoreError(`Migration ${name} should have the number ${i + 1}.`);
    return { number, name, sql: readFileSync(`${folder}/${name}`, 'utf8') };
  });
}

/**
 * Brings a database to the program's shape: each step it lacks, in order, once, each in a transaction of its own.
 * Programs that start together wait for one another.
 * @param client connected as the owner of the tables
 * @returns the names of the steps taken now
 * @throws StoreError when the database has steps this program does not know, or when a step fails
 */
export async function migrate(client: Client, migrations: readonly Migration[] = readMigrations()): Promise<string[]> {
  const taken: string[] = [];
  await client.query('select pg_advisory_lock($1)', [migrationLock]);
  try {
    await client.query(`create table if not exists migration (
      number integer primary key, name text not null, at timestamptz not null default now())`);
    const { rows } = await client.query<{ number: number; name: string }>(
      'select number, name from migration order by number',
    );
    const newer = rows.filter((row) => row.number > migrations.length);
    if (newer.length > 0) {
      throw new StoreError(
        `The database is newer than this program: it has had step ${newer.at(-1)!.name}, the program knows ` +
          `${migrations.at(-1)?.name ?? 'none'}. Start the newer program, or point to another database.`,
      );
    }
    const done = new Set(rows.map((row) => row.number));
    for (const step of migrations.filter((m) => !done.has(m.number))) {
      await apply(client, step);
      taken.push(step.name);
    }
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]);
  }
  return taken;
}

async function apply(client: Client, step: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(step.sql);
    await client.query('insert into migration (number, name) values ($1, $2)', [step.number, step.name]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new StoreError(`Step ${step.name} of the database's shape failed: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
