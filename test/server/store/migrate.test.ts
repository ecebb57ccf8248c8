import pg from 'pg';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, readMigrations, type Migration } from '../../../server/store/migrate.ts';
import { openStore } from '../../../server/store/open.ts';
import { createRegister } from '../../../server/collections/store.ts';
import { stands } from '../../contract/city.ts';
import { bareDatabase, testDatabase, type TestDatabase } from '../database.ts';

let database: TestDatabase;
let client: pg.Client;

beforeEach(async () => {
  database = await bareDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await database.drop();
});

const steps = readMigrations();
const names = steps.map((step) => step.name);

function step(number: number, sql: string): Migration {
  return { number, name: `${String(number).padStart(4, '0')}-test.sql`, sql };
}

async function tables(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  );
  return rows.map((row) => row.name);
}

function open() {
  return openStore(
    { dataDir: '', databaseUrl: database.url },
    {
      collections: [stands],
      log: pino({ level: 'silent' }),
      now: () => 0,
      newId: () => crypto.randomUUID(),
      role: 'server',
    },
  );
}

test('an empty database takes every step once, in order', async () => {
  expect(await migrate(client)).toEqual(names);
  expect(await migrate(client)).toEqual([]);
  expect(await tables()).toEqual(
    'case_number change change_line change_record check_day check_rule counter coverage_snapshot credential escalation feature finding finding_event idempotency job_progress look media migration oidc_flow one_time_link personal_field rate_limit receipt record scheme_edit session token_secret'.split(
      ' ',
    ),
  );
});

test('a database of the previous version keeps its rows and its journal', async () => {
  await migrate(client, steps.slice(0, -1));
  await client.query(`
    insert into feature (collection, id, version, geometry, min_lon, min_lat, max_lon, max_lat, properties) values
      ('stands', 'old', 3, decode('01010000009a99999999f95d400000000000404040', 'hex'), 119.9, 32.5, 119.9, 32.5, '{"number": "20260101-0042"}');
    update counter set seq = 1;
    insert into change values (1, gen_random_uuid(), 'feature.create', '', 'local', '2026-01-01T00:00:00Z');
    insert into change_line values (1, 0, 'stands', 'old', 1, 2, 3, null, '{"geometry": null, "properties": {}}')`);
  expect(await migrate(client)).toEqual(names.slice(-1));
  const store = await open();
  const register = createRegister(store, [stands]);
  const old = {
    collection: 'stands',
    id: 'old',
    fid: 1,
    version: 3,
    geometry: { type: 'Point', coordinates: [119.9, 32.5] },
    properties: { number: '20260101-0042' },
  };
  expect(await register.get('stands', 'old')).toEqual(old);
  expect(await register.findByNumber('stands', 'number', '0042', 1)).toEqual([old]);
  expect((await store.changesAfter(0, 10)).map((change) => change.kind)).toEqual(['feature.create']);
  await store.close();
});

test('what was put on somebody before escalations were told counts as told', async () => {
  await migrate(client, steps.slice(0, 12));
  const properties = { status: 'handling', crew: '一班', assignedAt: '2026-01-01T00:00:00Z' };
  for (const [id, more] of [
    ['waits', {}],
    ['there', { arrivedAt: '2026-01-01T01:00:00Z' }],
  ] as const) {
    await client.query(
      `insert into feature (collection, id, version, geometry, min_lon, min_lat, max_lon, max_lat, properties) values
        ('cases', $1, 1, decode('01010000009a99999999f95d400000000000404040', 'hex'), 119.9, 32.5, 119.9, 32.5, $2)`,
      [id, JSON.stringify({ ...properties, ...more })],
    );
  }
  await migrate(client);
  const { rows } = await client.query('select of_case, step, level, silent from escalation order by step');
  expect(rows).toEqual(
    ['arrived', 'delivered', 'signedFor'].map((step) => ({ of_case: 'waits', step, level: 3, silent: true })),
  );
});

test('what runs with the owner’s right is not for every role', async () => {
  await migrate(client);
  const { rows } = await client.query<{ open: boolean; config: string[] }>(
    `select has_function_privilege('pg_monitor', oid, 'execute') as open, proconfig as config
     from pg_proc where proname in ('keep_fix_day', 'forget_fix_days')`,
  );
  expect(rows).toEqual(Array(2).fill({ open: false, config: ['search_path=public, pg_temp'] }));
});

test('a database newer than the program is refused and left as it is', async () => {
  const next = step(steps.length + 1, 'create table later ()');
  await migrate(client, [...steps, next]);
  await expect(open()).rejects.toThrow(
    `The database is newer than this program: it has had step ${next.name}, the program knows ${names.at(-1)}.`,
  );
  expect(await tables()).toContain('later');
});

test('a step that fails leaves nothing of itself, and keeps those before it', async () => {
  const bad = step(2, 'create table half (); select 1 / 0');
  await expect(migrate(client, [steps[0]!, bad])).rejects.toThrow(
    "Step 0002-test.sql of the database's shape failed: division by zero",
  );
  expect(await tables()).not.toContain('half');
  expect(await migrate(client)).toEqual(names.slice(1));
});

test('programs that start together take each step once', async () => {
  const others = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const other = new pg.Client({ connectionString: database.url });
      await other.connect();
      return other;
    }),
  );
  const taken = await Promise.all(others.map((other) => migrate(other)));
  await Promise.all(others.map((other) => other.end()));
  expect(taken.flat()).toEqual(names);
});

test('a database that may lose what it acknowledged is refused', async () => {
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  await client.query(`alter database ${rows[0]!.name} set synchronous_commit = off`);
  await expect(open()).rejects.toThrow(
    'The database has synchronous_commit = off: an acknowledged change could be lost.',
  );
});

test('a cloned test database is migrated and empty', async () => {
  const cloned = await testDatabase();
  const store = await openStore(
    { dataDir: '', databaseUrl: cloned.url },
    { collections: [stands], log: pino({ level: 'silent' }), now: () => 0, newId: () => '', role: 'server' },
  );
  expect([await store.lastSeq(), await createRegister(store, [stands]).count('stands')]).toEqual([0, 0]);
  await store.close();
  await cloned.drop();
});
