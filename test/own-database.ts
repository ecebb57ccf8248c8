import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npmBinaries, runnableBinaries } from '../server/store/embedded/binaries.ts';
import { freePort } from '../server/store/embedded/free-port.ts';
import { initdb, ownerRole } from '../server/store/embedded/initdb.ts';
import { startPostmaster, stopPostmaster } from '../server/store/embedded/postmaster.ts';
import { runAsFor } from '../server/store/embedded/run-as.ts';
import { whenReady } from './server/when-ready.ts';

/** A PostgreSQL for one program, which several server processes can share. */
export interface OwnDatabase {
  readonly url: string;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Starts a PostgreSQL on loopback with an empty database, for proofs and benchmarks outside the test runner. */
export async function ownDatabase(): Promise<OwnDatabase> {
  const folder = join(tmpdir(), `shirong-own-${process.pid}-${randomBytes(3).toString('hex')}`);
  const as = runAsFor(folder);
  mkdirSync(folder, { mode: 0o700 });
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid);
  const binaries = runnableBinaries(npmBinaries(process.platform, process.arch), as, folder);
  const data = join(folder, 'pg');
  const password = randomBytes(12).toString('hex');
  await initdb(binaries, data, as, password);
  const port = await freePort();
  await startPostmaster(binaries, data, as, { tcp: { host: '127.0.0.1', port } }, join(folder, 'postgres.log'));
  const server = `postgres://${ownerRole}:${password}@127.0.0.1:${port}`;
  const admin = await whenReady({ connectionString: `${server}/postgres` });
  await admin.query('create database shirong_own');
  await admin.end();
  return {
    url: `${server}/shirong_own`,
    async stop() {
      await stopPostmaster(binaries, data, as);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
