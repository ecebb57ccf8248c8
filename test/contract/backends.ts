import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { npmBinaries, runnableBinaries, type Binaries } from '../../server/store/embedded/binaries.ts';
import { freePort } from '../../server/store/embedded/free-port.ts';
import { initdb, ownerRole } from '../../server/store/embedded/initdb.ts';
import { startPostmaster, stopPostmaster } from '../../server/store/embedded/postmaster.ts';
import { runAsFor } from '../../server/store/embedded/run-as.ts';
import { openDatabase } from '../../server/store/open.ts';
import { removeData } from '../remove-data.ts';
import { whenReady } from '../server/when-ready.ts';
import type { Backend } from './store.contract.ts';

/** The embedded PostgreSQL in a folder of its own. */
export async function embedded(): Promise<Backend> {
  const folder = mkdtempSync(join(tmpdir(), 'store-embedded-'));
  const config = { dataDir: join(folder, '.data'), databaseUrl: undefined };
  if (process.getuid?.() === 0) chownSync(folder, 65534, 65534);
  const access = await openDatabase(config, { role: 'tool', log: pino({ level: 'silent' }) });
  return {
    config,
    owner: access.owner,
    async close() {
      await access.close();
      removeData(config.dataDir);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const debian = '/usr/lib/postgresql/15/bin';

/** Which PostgreSQL stands for a bureau's own: Debian's where it is installed, else npm's, reached over TCP alone. */
export function externalBinaries(): { name: string; binaries: Binaries | undefined } {
  return existsSync(join(debian, 'postgres'))
    ? { name: 'an external PostgreSQL 15', binaries: { bin: debian, root: debian, version: '15' } }
    : { name: 'an external PostgreSQL 18', binaries: undefined };
}

/**
 * A PostgreSQL that knows nothing of us: one role that is no superuser, one database, TCP.
 * @param installed undefined = npm's
 */
export async function external(installed: Binaries | undefined): Promise<Backend> {
  const folder = mkdtempSync(join(tmpdir(), 'store-external-'));
  const as = runAsFor(join(folder, 'pg'));
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid);
  const binaries = installed ?? runnableBinaries(npmBinaries(process.platform, process.arch), as, folder);
  const password = randomBytes(12).toString('hex');
  const database = join(folder, 'pg');
  await initdb(binaries, database, as, password);
  const port = await freePort();
  const log = join(folder, 'postgres.log');
  await startPostmaster(binaries, database, as, { tcp: { host: '127.0.0.1', port } }, log);
  const admin = await whenReady({ host: '127.0.0.1', port, user: ownerRole, password, database: 'postgres' });
  await admin.query(`create role bureau login password ${pg.escapeLiteral(password)}`);
  await admin.query('create database city owner bureau');
  await admin.end();
  const databaseUrl = `postgres://bureau:${password}@127.0.0.1:${port}/city`;
  return {
    config: { dataDir: folder, databaseUrl },
    owner: { connectionString: databaseUrl },
    async close() {
      await stopPostmaster(binaries, database, as);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
