import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findHome, socketFolder } from '../../../server/store/embedded/home.ts';
import { canRun } from '../../../server/store/embedded/run-as.ts';
import { runningPostmaster } from '../../../server/store/embedded/postmaster.ts';
import { openDatabase, openStore } from '../../../server/store/open.ts';
import { stands } from '../../contract/city.ts';

const log = pino({ level: 'silent' });
const isRoot = process.getuid?.() === 0;
let folder: string;
let dataDir: string;

/** One folder for those that only open and close; a new database takes a second to make. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-embedded-'));
  // mkdtemp closes the folder to the user that PostgreSQL runs as when we are root.
  chmodSync(folder, 0o755);
  dataDir = join(folder, '.data');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open = (role: 'server' | 'tool', at = dataDir) =>
  openDatabase({ dataDir: at, databaseUrl: undefined }, { role, log });
const running = (at = dataDir) => runningPostmaster(join(at, 'pg'));

function bystander(): ChildProcess {
  return spawn('/bin/sleep', ['60'], { stdio: 'ignore', ...(isRoot ? { uid: 65534, gid: 65534 } : {}) });
}

test('a store on a new folder is private: no port, a socket for one user, a server role that owns nothing', async () => {
  const store = await openStore(
    { dataDir, databaseUrl: undefined },
    { collections: [stands], log, now: () => 0, newId: () => '', role: 'server' },
  );
  const { rows: settings } = await store.pool.query<Record<string, unknown>>(
    `select current_setting('listen_addresses') as ports, current_setting('TimeZone') as zone, current_user as role,
            (select datcollate from pg_database where datname = current_database()) as collation,
            (select rolsuper from pg_roles where rolname = current_user) as super`,
  );
  expect(settings).toEqual([{ ports: '', zone: 'UTC', role: 'shirong_app', collation: 'C', super: false }]);
  expect(statSync(join(dataDir, 'socket')).mode & 0o777).toBe(0o700);
  const { rows: rights } = await store.pool.query<Record<string, unknown>>(
    `select name, has_table_privilege(name, 'insert') as insert, has_table_privilege(name, 'update') as update,
            has_table_privilege(name, 'delete') as delete, has_table_privilege(name, 'truncate') as truncate
     from unnest(array['change', 'change_line']) as name`,
  );
  const addOnly = { insert: true, update: false, delete: false, truncate: false };
  expect(rights).toEqual([
    { name: 'change', ...addOnly },
    { name: 'change_line', ...addOnly },
  ]);
  expect(running()).toBeDefined();
  await store.close();
  expect(running()).toBeUndefined();
});

test('a second server on the same folder is refused and told which process has it', async () => {
  const first = await open('server');
  await expect(open('server')).rejects.toThrow(
    `A Shirong server (process ${process.pid}) already works with ${dataDir}. End it first`,
  );
  expect(running()).toBeDefined();
  await first.close();
  expect(running()).toBeUndefined();
});

test('a tool joins the running server; whoever leaves last stops PostgreSQL', async () => {
  const server = await open('server');
  const pid = running()!.pid;
  const tool = await open('tool');
  await server.close();
  expect(running()?.pid).toBe(pid);
  const next = await open('server');
  expect(running()?.pid).toBe(pid);
  await tool.close();
  expect(running()?.pid).toBe(pid);
  await next.close();
  expect(running()).toBeUndefined();
});

test('two programs that begin together on a new folder end on one database', async () => {
  const together = join(folder, 'together');
  const [a, b] = await Promise.all([open('tool', together), open('tool', together)]);
  expect(a.owner.host).toBe(b.owner.host);
  for (const access of [a, b]) {
    const client = new pg.Client(access.app);
    await client.connect();
    await client.end();
  }
  await Promise.all([a.close(), b.close()]);
  expect(running(together)).toBeUndefined();
});

test('a postmaster.pid that names another program does not keep the database from starting', async () => {
  await (await open('server')).close();
  const other = bystander();
  const lines = [other.pid, join(dataDir, 'pg'), 1, 5432, join(dataDir, 'socket'), '', '  123 456', 'ready'];
  writeFileSync(join(dataDir, 'pg', 'postmaster.pid'), `${lines.join('\n')}\n`);
  writeFileSync(join(dataDir, 'socket', '.s.PGSQL.5432.lock'), `${lines.join('\n')}\n`);
  const access = await open('server');
  expect(running()!.pid).not.toBe(other.pid);
  await access.close();
  other.kill();
});

test('where the path is too long for a socket, it goes to a short private folder', async () => {
  const long = join(folder, 'x'.repeat(90), '.data');
  mkdirSync(long, { recursive: true });
  const access = await open('server', long);
  expect(access.app.host).toMatch(/^\/tmp\/shirong-[0-9a-f]{16}$/);
  expect(statSync(access.app.host!).mode & 0o777).toBe(0o700);
  await access.close();
  rmSync(access.app.host!, { recursive: true });
});

test('a socket folder that somebody else made first is not trusted', () => {
  const open777 = join(folder, 'open');
  const home = findHome(open777, () => undefined);
  mkdirSync(join(open777, 'socket'));
  chmodSync(join(open777, 'socket'), 0o777);
  expect(() => socketFolder(home)).toThrow('should be a folder of user');
});

test('a database of another PostgreSQL version is refused, not touched', async () => {
  const old = join(folder, 'old');
  mkdirSync(join(old, 'pg'), { recursive: true });
  writeFileSync(join(old, 'pg', 'PG_VERSION'), '17\n');
  await expect(open('server', old)).rejects.toThrow('was made by PostgreSQL 17, this program brings 18');
});

test('in a folder closed to others an ordinary user works in place, and root elsewhere, with a pointer', () => {
  const closed = join(folder, 'closed');
  const elsewhere = join(folder, 'system');
  mkdirSync(join(closed, '.data'), { recursive: true });
  chmodSync(closed, 0o700);
  const said: string[] = [];
  const find = () => findHome(join(closed, '.data'), (line) => said.push(line), elsewhere);
  const home = find();
  if (!isRoot) {
    expect(home.folder).toBe(join(closed, '.data'));
    expect(said).toEqual([]);
    return;
  }
  expect(home.folder).toMatch(new RegExp(`^${elsewhere}/[0-9a-f]{16}$`));
  expect(home.as).toEqual({ uid: 65534, gid: 65534 });
  expect(home.binaries.bin.startsWith(home.folder)).toBe(true);
  expect(canRun(home.as, join(home.binaries.bin, 'postgres'))).toBe(true);
  expect(readFileSync(join(closed, '.data', 'where'), 'utf8').trim()).toBe(home.folder);
  expect(said).toEqual([expect.stringContaining(`the new database is in ${home.folder}`)]);
  expect(find().folder).toBe(home.folder);
  // Without the pointer it is a new database; the old one is left alone.
  rmSync(join(closed, '.data'), { recursive: true });
  expect(find().folder).toBe(`${home.folder}-2`);
  expect(existsSync(home.folder)).toBe(true);
});
