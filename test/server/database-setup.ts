import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { npmBinaries, runnableBinaries, type Binaries } from '../../server/store/embedded/binaries.ts';
import { freePort } from '../../server/store/embedded/free-port.ts';
import { initdb, ownerRole } from '../../server/store/embedded/initdb.ts';
import { startPostmaster, stopPostmaster } from '../../server/store/embedded/postmaster.ts';
import { runAsFor } from '../../server/store/embedded/run-as.ts';
import { installJobs } from '../../server/store/jobs.ts';
import { migrate } from '../../server/store/migrate.ts';
import { whenReady } from './when-ready.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A PostgreSQL for tests; its user may create databases. `template_shirong` is migrated and empty. */
    adminDatabaseUrl: string;
  }
}

const prefix = 'shirong-tests-';

/** One PostgreSQL for a whole run, on loopback, with a migrated template that `testDatabase` clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = join(tmpdir(), `${prefix}${process.pid}-${randomBytes(3).toString('hex')}`);
  const as = runAsFor(folder);
  mkdirSync(folder, { mode: 0o700 });
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid);
  const binaries = runnableBinaries(npmBinaries(process.platform, process.arch), as, folder);
  await sweep(binaries);
  const data = join(folder, 'pg');
  const password = randomBytes(12).toString('hex');
  await initdb(binaries, data, as, password);
  const port = await freePort();
  await startPostmaster(binaries, data, as, { tcp: { host: '127.0.0.1', port } }, join(folder, 'postgres.log'));

  const url = `postgres://${ownerRole}:${password}@127.0.0.1:${port}`;
  const admin = await whenReady({ connectionString: `${url}/postgres` });
  await admin.query('create database template_shirong');
  await admin.end();
  const template = new pg.Client({ connectionString: `${url}/template_shirong` });
  await template.connect();
  await migrate(template);
  await installJobs(template);
  await template.end();
  project.provide('adminDatabaseUrl', `${url}/postgres`);

  return async () => {
    await stopPostmaster(binaries, data, as);
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Ends the servers of runs that were killed before they could. */
async function sweep(binaries: Binaries): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((n) => n.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length).split('-')[0]);
    try {
      process.kill(pid, 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') continue;
      const folder = join(tmpdir(), name);
      await stopPostmaster(binaries, join(folder, 'pg'), runAsFor(folder)).catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
