import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

/** A PostgreSQL with PostGIS to measure against, or why there is none. */
export type PostgisOrReason = { readonly postgis: Postgis } | { readonly reason: string };

export interface Postgis {
  readonly pool: pg.Pool;
  /** "PostGIS 3.3 on PostgreSQL 15.5". */
  readonly version: string;
  close(): Promise<void>;
}

/** Settings under which it may show what it can: everything in memory, no just-in-time compiling of short queries. */
const settings = ['shared_buffers=1GB', 'work_mem=128MB', 'maintenance_work_mem=512MB', 'jit=off', 'fsync=off'];

/** Where Debian keeps its PostgreSQL, newest first. */
const folders = ['18', '17', '16', '15', '14'].map((version) => `/usr/lib/postgresql/${version}/bin`);

/** Connects to `address` (BENCH_POSTGIS_URL), or starts an installed PostgreSQL in a folder of its own. */
export async function openPostgis(address: string | undefined): Promise<PostgisOrReason> {
  if (address !== undefined) return connect({ connectionString: address }, async () => undefined);
  const bin = folders.find((folder) => existsSync(join(folder, 'postgres')));
  if (bin === undefined) return { reason: `no PostgreSQL in ${folders.join(', ')}, and BENCH_POSTGIS_URL is not set` };
  const folder = await mkdtemp(join(tmpdir(), 'bench-postgis-'));
  // As root PostgreSQL refuses to run; nobody will do.
  const other = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;
  if (other !== undefined) await chown(folder, other.uid, other.gid);
  await chmod(folder, 0o700);
  const data = join(folder, 'data');
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--locale=C'], {
    ...other,
    cwd: folder,
  });
  const options = [...settings, 'listen_addresses=', `unix_socket_directories=${folder}`].flatMap((s) => ['-c', s]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', '18290', ...options], {
    ...other,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  server.stderr.on('data', (text: Buffer) => (complaints = `${complaints}${text.toString()}`.slice(-500)));
  const stop = async () => {
    if (server.exitCode === null && server.kill('SIGINT')) await once(server, 'exit');
    await rm(folder, { recursive: true, force: true });
  };
  return connect({ host: folder, port: 18290, user: 'bench', database: 'postgres' }, stop, () => complaints);
}

async function connect(
  config: pg.PoolConfig,
  stop: () => Promise<void>,
  complaints: () => string = () => '',
): Promise<PostgisOrReason> {
  const pool = new pg.Pool({ ...config, max: 1 });
  pool.on('error', () => undefined);
  const close = async () => {
    await pool.end();
    await stop();
  };
  try {
    await reachable(pool);
    await pool.query('create extension if not exists postgis');
    const { rows } = await pool.query<{ version: string }>(
      `select 'PostGIS ' || split_part(postgis_version(), ' ', 1) || ' on PostgreSQL ' || current_setting('server_version') as version`,
    );
    return { postgis: { pool, version: rows[0]!.version, close } };
  } catch (error) {
    await close();
    return { reason: `${error instanceof Error ? error.message : String(error)} ${complaints()}`.trim() };
  }
}

/** Waits until it answers, ten seconds at most. */
async function reachable(pool: pg.Pool): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await pool.query('select 1');
      return;
    } catch (error) {
      if (tries === 100) throw error;
      await sleep(100);
    }
  }
}
