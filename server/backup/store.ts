import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { copyIn } from '../store/copy-in.ts';
import { copyRaw } from '../store/copy-raw.ts';
import { migrate, readMigrations } from '../store/migrate.ts';
import { StoreError } from '../store/store-error.ts';
import { tableFile, type Manifest, type Part, type TableEntry } from './manifest.ts';

/** Where each table goes. What is not named is an error, so that no later table is forgotten. */
const partOf: Readonly<Record<string, Part | 'left out'>> = {
  feature: 'public',
  counter: 'public',
  change: 'public',
  change_line: 'public',
  change_record: 'public',
  record: 'public',
  media: 'public',
  case_number: 'public',
  coverage_snapshot: 'public',
  scheme_edit: 'public',
  finding: 'public',
  finding_event: 'public',
  check_rule: 'public',
  check_day: 'public',
  personal_field: 'private',
  look: 'private',
  credential: 'private',
  token_secret: 'private',
  idempotency: 'private',
  receipt: 'private',
  escalation: 'private',
  // Whoever was signed in signs in again; jobs under way are begun again by whoever wants them.
  session: 'left out',
  one_time_link: 'left out',
  oidc_flow: 'left out',
  rate_limit: 'left out',
  job_progress: 'left out',
  // Where people were is kept for some days and nowhere else.
  person_fix: 'left out',
  migration: 'left out',
};

/** Texts that are the same in every session, so that their digests can be compared. */
const plainTexts = `set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601';
  set extra_float_digits = 3; set bytea_output = 'hex'; set statement_timeout = 0`;

/** Opens one connection for a backup or a restore. */
export async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(config);
  client.on('error', () => undefined);
  await client.connect();
  await client.query(plainTexts);
  return client;
}

/**
 * Reads all tables at one moment, whoever writes meanwhile.
 * @param put takes a table's rows as text, in order of key
 * @param wanted leaves a part out
 * @throws StoreError where the database holds a table that nobody gave a part
 */
export async function readAll(
  client: pg.Client,
  wanted: ReadonlySet<Part>,
  put: (file: string, pieces: AsyncIterable<Buffer>) => Promise<void>,
): Promise<Pick<Manifest, 'migration' | 'seq' | 'tables' | 'media'>> {
  await client.query('begin isolation level repeatable read read only');
  const { rows: counter } = await client.query<{ seq: string }>('select seq from counter');
  const { rows: steps } = await client.query<{ number: number }>('select max(number) as number from migration');
  const tables: TableEntry[] = [];
  for (const name of await tablesOf(client)) {
    const part = partOf[name];
    if (part === undefined)
      throw new StoreError(`The table ${name} is not known to the backup (server/backup/store.ts).`);
    if (part === 'left out' || !wanted.has(part)) continue;
    const columns = await columnsOf(client, name);
    const sums = new Sums();
    await put(tableFile({ part, name }), sums.through(copyRaw(client, await copyOutOf(client, name, columns))));
    const identity = await identityOf(client, name);
    tables.push({ part, name, columns, ...sums.end(), ...(identity === undefined ? {} : { identity }) });
  }
  const { rows: media } = await client.query<{ sha256: string; bytes: string }>(
    'select sha256, bytes from media order by 1',
  );
  await client.query('commit');
  return {
    migration: steps[0]!.number,
    seq: Number(counter[0]!.seq),
    tables,
    media: media.map(({ sha256, bytes }) => ({ sha256, bytes: Number(bytes) })),
  };
}

/** Whether another program serves the database; told by the name it gives its connections. */
export async function serverIsRunning(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    `select from pg_stat_activity where datname = current_database() and application_name like 'shirong server %'
       and application_name <> current_setting('application_name')`,
  );
  return rows.length > 0;
}

/** Whether the database holds anything: a change, a feature or a record. */
export async function holdsAnything(client: pg.Client): Promise<boolean> {
  const tables = await tablesOf(client);
  for (const name of ['change', 'feature', 'record'].filter((table) => tables.includes(table))) {
    const { rows } = await client.query(`select from ${name} limit 1`);
    if (rows.length > 0) return true;
  }
  return false;
}

/**
 * Puts a backup in place of whatever the database holds, in one transaction: its tables are made anew as they were when
 * the backup was made, filled, read back and compared, and brought on to this program's shape. So triggers, rights and
 * indexes are those of a new database.
 * @param folder the unpacked backup, verified
 * @throws StoreError when what is read back differs from the backup; nothing was changed then
 */
export async function writeAll(client: pg.Client, manifest: Manifest, folder: string): Promise<void> {
  const steps = readMigrations();
  await client.query('begin');
  try {
    for (const statement of removals(steps.map(({ sql }) => sql))) await client.query(statement);
    await migrate(joined(client), steps.slice(0, manifest.migration));
    await client.query('delete from counter');
    // A line of the journal refers to its header, which therefore comes first.
    const order = (name: string): number => (name === 'change' ? 0 : 1);
    for (const table of [...manifest.tables].sort((a, b) => order(a.name) - order(b.name))) {
      await fill(client, table, join(folder, tableFile(table)));
    }
    await migrate(joined(client), steps);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function fill(client: pg.Client, table: TableEntry, file: string): Promise<void> {
  const { name, columns, identity } = table;
  const names = columns.map((column) => `"${column}"`).join(', ');
  await copyIn(client, `copy ${name} (${names}) from stdin`, createReadStream(file, { encoding: 'utf8' }));
  if (identity !== undefined) {
    await client.query('select setval(pg_get_serial_sequence($1, $2), $3, $4)', [
      name,
      identity.column,
      identity.last,
      identity.isUsed,
    ]);
  }
  const sums = new Sums();
  for await (const piece of sums.through(copyRaw(client, await copyOutOf(client, name, columns)))) void piece;
  if (sums.end().sha256 !== table.sha256)
    throw new StoreError(`The table ${name} reads differently than it was saved.`);
}

/** `migrate` takes each step in a transaction of its own; here they are part of ours, and its lock ends with us. */
function joined(client: pg.Client): pg.Client {
  return {
    query: (text: string, values?: unknown[]) =>
      /^(begin|commit|rollback|select pg_advisory_unlock.*)$/.test(text)
        ? Promise.resolve({ rows: [] })
        : client.query(text, values),
  } as unknown as pg.Client;
}

/** What takes away all that the steps make, and nothing else of the database. */
function removals(steps: readonly string[]): string[] {
  const made = (pattern: RegExp): string[] =>
    steps.flatMap((sql) => [...sql.matchAll(pattern)].map((found) => found[1]!));
  const tables = ['migration', ...made(/^create table (?:if not exists )?(\w+)/gim)];
  const functions = made(/^create (?:or replace )?function (\w+)/gim);
  return [
    ...tables.map((name) => `drop table if exists ${name} cascade`),
    ...functions.map((name) => `drop function if exists ${name} cascade`),
  ];
}

async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select table_name::text as name from information_schema.tables
     where table_schema = current_schema() and table_type = 'BASE TABLE'
       and not exists (select from pg_inherits where inhrelid = format('%I', table_name)::regclass) order by 1`,
  );
  return rows.map(({ name }) => name);
}

async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name::text as name from information_schema.columns
     where table_schema = current_schema() and table_name = $1 order by ordinal_position`,
    [table],
  );
  return rows.map(({ name }) => name);
}

async function copyOutOf(client: pg.Client, table: string, columns: readonly string[]): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_index join pg_attribute on attrelid = indrelid and attnum = any(indkey)
     where indrelid = $1::regclass and indisprimary order by array_position(indkey::int2[], attnum)`,
    [table],
  );
  const order = rows.map(({ name }) => `"${name}"`).join(', ');
  return `copy (select ${columns.map((column) => `"${column}"`).join(', ')} from ${table} order by ${order}) to stdout`;
}

async function identityOf(client: pg.Client, table: string): Promise<TableEntry['identity']> {
  const { rows } = await client.query<{ column: string; sequence: string }>(
    `select column_name::text as column, pg_get_serial_sequence(table_name::text, column_name::text) as sequence
     from information_schema.columns
     where table_schema = current_schema() and table_name = $1 and is_identity = 'YES'`,
    [table],
  );
  if (rows[0] === undefined) return undefined;
  const { column, sequence } = rows[0];
  const last = await client.query<{ last: string; used: boolean }>(
    `select last_value as last, is_called as used from ${sequence}`,
  );
  return { column, last: Number(last.rows[0]!.last), isUsed: last.rows[0]!.used };
}

/** Counts and digests rows on their way; in COPY's text format a row is a line. */
class Sums {
  private readonly hash = createHash('sha256');
  private rows = 0;

  async *through(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      this.hash.update(piece);
      for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) this.rows++;
      yield piece;
    }
  }

  end(): { rows: number; sha256: string } {
    return { rows: this.rows, sha256: this.hash.digest('hex') };
  }
}
