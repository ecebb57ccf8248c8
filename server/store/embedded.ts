import type { Logger } from 'pino';
import pg, { type ClientConfig } from 'pg';
import { findHome } from './embedded/home.ts';
import { ownerRole } from './embedded/initdb.ts';
import { isStarting } from './embedded/is-starting.ts';
import { applicationName, arrive, becomeTheServer, leave } from './embedded/presence.ts';
import { stopPostmaster } from './embedded/postmaster.ts';
import { reach, type Way } from './embedded/reach.ts';
import { StoreError } from './store-error.ts';

/** How to connect to a database of Shirong's, and how to let go of it. */
export interface DatabaseAccess {
  /** May change the database's shape. */
  readonly owner: ClientConfig;
  /** Reads and writes features, adds to the journal, and no more (where the database has such a role). */
  readonly app: ClientConfig;
  /** Where the data are, for people. */
  readonly place: string;
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** 'server': the one that serves the folder. 'tool': works beside a server, or alone where none runs. */
  readonly role: 'server' | 'tool';
  readonly log: Logger;
  /** What the person who started the program should read. */
  readonly say: (line: string) => void;
  /** PostgreSQL was lost and could not be brought back: nothing can be read or written any more. */
  readonly onLost: (error: Error) => void;
}

const databaseName = 'shirong';
const appRole = 'shirong_app';

/**
 * Opens the embedded PostgreSQL of a data folder: makes it, starts it, or joins the one that runs. When it dies while we
 * work with it, it is started again. The last program to close stops it.
 * @throws StoreError when another server has the folder, or PostgreSQL cannot be run
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<DatabaseAccess> {
  const { role, log, say } = options;
  const home = findHome(options.dataDir, say);
  const name = applicationName(role, process.pid);
  let closing = false;
  let session = await settle();

  /** Connects and takes the locks; begins again when the server was just being stopped by its last user. */
  async function settle(): Promise<{ way: Way; client: pg.Client }> {
    for (;;) {
      const reached = await reach(home, name, say);
      try {
        await arrive(reached.client);
        if (role === 'server') await becomeTheServer(reached.client, home.dataDir);
        await ensureDatabase(reached.client);
        reached.client.once('end', () => {
          if (!closing) void recover();
        });
        return reached;
      } catch (error) {
        await reached.client.end().catch(() => undefined);
        if (!isStarting(error)) throw error;
      }
    }
  }

  async function recover(): Promise<void> {
    log.warn('the embedded PostgreSQL went away; starting it again');
    try {
      session = await settle();
      if (closing) await session.client.end();
      log.warn('the embedded PostgreSQL is back');
    } catch (error) {
      if (!closing) options.onLost(error instanceof Error ? error : new StoreError(String(error)));
    }
  }

  const config = { ...session.way, database: databaseName, application_name: name };
  return {
    owner: { ...config, user: ownerRole },
    app: { ...config, user: appRole },
    place: home.folder,
    async close() {
      closing = true;
      const isLast = await leave(session.client).catch(() => false);
      await session.client.end().catch(() => undefined);
      if (isLast) await stopPostmaster(home.binaries, home.database, home.as);
    },
  };
}

/** Makes the role and the database where they are not there; two programs may come at once. */
async function ensureDatabase(client: pg.Client): Promise<void> {
  const lock = 7_340_004;
  await client.query('select pg_advisory_lock($1)', [lock]);
  const { rows } = await client.query<{ role: boolean; database: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as role,
            exists (select from pg_database where datname = $2) as database`,
    [appRole, databaseName],
  );
  if (!rows[0]!.role) {
    const password =
      client.password === null || client.password === undefined ? '' : ` password ${pg.escapeLiteral(client.password)}`;
    await client.query(`create role ${appRole} login${password}`);
  }
  if (!rows[0]!.database) await client.query(`create database ${databaseName} template template0`);
  await client.query('select pg_advisory_unlock($1)', [lock]);
}
