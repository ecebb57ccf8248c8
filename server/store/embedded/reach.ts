import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg, { type ClientConfig } from 'pg';
import { StoreError } from '../store-error.ts';
import { freePort } from './free-port.ts';
import { socketFolder, type Home } from './home.ts';
import { initdb, ownerRole } from './initdb.ts';
import { runningPostmaster, startPostmaster, type Listening, type Postmaster } from './postmaster.ts';
import { isStarting } from './is-starting.ts';

/** The way to a running embedded server, for any role and database. */
export type Way = Pick<ClientConfig, 'host' | 'port' | 'password'>;

/** A log beyond this is set aside at the next start. */
const logLimit = 10_000_000;

/**
 * Connects to the server of a home: to the running one (of another program of ours, or an orphan of one that was
 * killed), otherwise to one started now; the database folder is made where there is none.
 * @throws StoreError when the server cannot be started, or was not ready within a minute
 */
export async function reach(
  home: Home,
  applicationName: string,
  say: (line: string) => void,
): Promise<{ way: Way; client: pg.Client }> {
  await ensureDatabaseFolder(home, say);
  const deadline = Date.now() + 60_000;
  for (;;) {
    const way = wayTo(home, runningPostmaster(home.database) ?? (await start(home)));
    const client = new pg.Client({ ...way, user: ownerRole, database: 'postgres', application_name: applicationName });
    // An error between two queries would end the process if nobody listened; the caller watches 'end'.
    client.on('error', () => undefined);
    try {
      await client.connect();
      return { way, client };
    } catch (error) {
      await client.end().catch(() => undefined);
      if (!isStarting(error)) throw error;
      if (Date.now() > deadline) {
        throw new StoreError(`PostgreSQL in ${home.database} is not ready after a minute (log: ${home.log}).`, {
          cause: error,
        });
      }
      await delay(20);
    }
  }
}

async function ensureDatabaseFolder(home: Home, say: (line: string) => void): Promise<void> {
  const versionFile = join(home.database, 'PG_VERSION');
  if (!existsSync(home.database)) {
    say(`Making a new database in ${home.database} ...`);
    await initdb(home.binaries, home.database, home.as, usesTcp() ? newPassword(home) : undefined);
    return;
  }
  let version: string;
  try {
    version = readFileSync(versionFile, 'utf8').trim();
  } catch (error) {
    throw new StoreError(
      `${home.database} belongs to user ${statSync(home.database).uid} or holds no database. Start as that user or as ` +
        'root, or give another folder: SHIRONG_DATA_DIR=...',
      { cause: error },
    );
  }
  if (version !== home.binaries.version.split('.')[0]) {
    throw new StoreError(
      `The database in ${home.database} was made by PostgreSQL ${version}, this program brings ${home.binaries.version}. ` +
        'Start the former program, or carry the data over with pg_dump.',
    );
  }
}

async function start(home: Home): Promise<Postmaster> {
  if (existsSync(home.log) && statSync(home.log).size > logLimit) renameSync(home.log, `${home.log}.1`);
  const listening: Listening = usesTcp()
    ? { tcp: { host: '127.0.0.1', port: await freePort() } }
    : { socketFolder: socketFolder(home) };
  return startPostmaster(home.binaries, home.database, home.as, listening, home.log);
}

function wayTo(home: Home, server: Postmaster): Way {
  const way = { host: server.host, port: server.port };
  return usesTcp() ? { ...way, password: readFileSync(passwordFile(home), 'utf8') } : way;
}

/** Windows has no private sockets; there a generated password guards the loopback port. */
function usesTcp(): boolean {
  return process.platform === 'win32';
}

function passwordFile(home: Home): string {
  return join(home.folder, 'password');
}

/** Of two programs that begin together, the second takes the password of the first. */
function newPassword(home: Home): string {
  if (!existsSync(passwordFile(home))) {
    writeFileSync(passwordFile(home), randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(passwordFile(home), 'utf8');
}
