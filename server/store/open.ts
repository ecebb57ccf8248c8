import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Collection } from '#domain/collection.ts';
import { ok, refused } from '#domain/result.ts';
import type { Config } from '../config.ts';
import { bulk } from './bulk.ts';
import { commit, type CommitDeps } from './commit.ts';
import { allRecords } from './commit-records.ts';
import { assertTrustworthy, typeParsers } from './connection.ts';
import { openEmbedded, type DatabaseAccess } from './embedded.ts';
import { applicationName } from './embedded/presence.ts';
import { GuardedPool, withoutHaste } from './guarded-pool.ts';
import { changeOfKey } from './idempotency.ts';
import { installJobs } from './jobs.ts';
import { changesAfter, lastSeq } from './journal.ts';
import { migrate } from './migrate.ts';
import { Refusal } from './refusal.ts';
import type { Database } from './schema.ts';
import type { Store } from './store.ts';
import { inTransaction } from './transaction.ts';
import { tell, Waker } from './wake.ts';

export interface OpenStoreOptions {
  readonly collections: readonly Collection[];
  readonly log: Logger;
  /** The clock, epoch milliseconds. */
  readonly now: () => number;
  /** Makes the ids of changes, and of features that come without one. */
  readonly newId: () => string;
  /** 'server' holds an embedded database's folder alone; a 'tool' works beside it. */
  readonly role: 'server' | 'tool';
  /** What the person who started the program should read. */
  readonly say?: (line: string) => void;
  /** The embedded PostgreSQL died and cannot be brought back; the default logs it as fatal. */
  readonly onLost?: (error: Error) => void;
}

/**
 * Opens the store over the embedded PostgreSQL, or over `databaseUrl`, and brings the database to the program's shape.
 * @throws StoreError saying what to do: the folder is another server's, the database is newer, too old or not durable
 */
export async function openStore(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  options: OpenStoreOptions,
): Promise<Store> {
  const access = await openDatabase(config, options);
  try {
    await prepare(access);
    return storeOver(access, options);
  } catch (error) {
    await access.close();
    throw error;
  }
}

/** The way to the configured database: joins or starts the embedded one where no address is given. */
export async function openDatabase(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  options: Pick<OpenStoreOptions, 'role' | 'log' | 'say' | 'onLost'>,
): Promise<DatabaseAccess> {
  const { role, log, say = () => undefined } = options;
  if (config.databaseUrl === undefined) {
    const onLost = options.onLost ?? ((error: Error) => log.fatal({ err: error }, 'the embedded PostgreSQL is lost'));
    return openEmbedded({ dataDir: config.dataDir, role, log, say, onLost });
  }
  const external = { connectionString: config.databaseUrl, application_name: applicationName(role, process.pid) };
  const { host, pathname } = new URL(config.databaseUrl);
  return { owner: external, app: external, place: `${host}${pathname}`, close: async () => undefined };
}

async function prepare(access: DatabaseAccess): Promise<void> {
  const owner = new pg.Client(access.owner);
  await owner.connect();
  try {
    await assertTrustworthy(owner);
    await migrate(owner);
    await installJobs(owner);
  } finally {
    await owner.end();
  }
}

function storeOver(access: DatabaseAccess, options: OpenStoreOptions): Store {
  const { collections, log, now, newId } = options;
  const pool = new GuardedPool({ ...access.app, types: typeParsers, max: 8 }, () => waker.doubt());
  // A connection that breaks while idle is replaced at the next use; one in use tells it to the statement that waits, and
  // between two statements to nobody, which would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'a database connection broke'));
  pool.on('connect', (client) => client.on('error', () => undefined));
  const waker = new Waker(access.app, log, pool);
  const byId = new Map(collections.map((collection) => [collection.id, collection]));
  const deps: CommitDeps = {
    pool,
    now,
    newId,
    collectionOf(id) {
      const collection = byId.get(id);
      if (collection === undefined) throw new TypeError(`There is no collection ${id}.`);
      return collection;
    },
  };
  /** Goes on behind a load that is already committed and readable; a million features take it half a minute. */
  let tidying = Promise.resolve();
  /** One more waits already: the loads of a whole city share it. */
  let isTidyWanted = false;
  async function tidy(): Promise<void> {
    isTidyWanted = false;
    try {
      await inTransaction(pool, 'begin', async (client) => {
        await client.query(withoutHaste);
        await client.query('select tidy_features()');
      });
    } catch (error) {
      log.warn({ err: error }, 'the indexes could not be tidied after a load; autovacuum will do it');
    }
  }
  return {
    db: new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }),
    pool,
    commit: (request, options) => commit(deps, request, options),
    async bulk(header, features, onProgress = () => undefined, within) {
      const change = await bulk(deps, header, features, onProgress, within);
      if (!isTidyWanted) {
        isTidyWanted = true;
        tidying = tidying.then(tidy);
      }
      return change;
    },
    lastSeq: () => lastSeq(pool),
    changesAfter: (seq, limit) => changesAfter(pool, seq, limit),
    async changeOfKey(key) {
      try {
        return ok(await changeOfKey(pool, key));
      } catch (error) {
        if (error instanceof Refusal) return refused(error.refusal);
        throw error;
      }
    },
    records: () =>
      inTransaction(pool, 'begin isolation level repeatable read read only', async (client) => ({
        seq: await lastSeq(client),
        records: await allRecords(client),
      })),
    tell: (topic, word) => tell(pool, topic, word),
    onWord: (topic, listener) => waker.onWord(topic, listener),
    onWake: (listener) => waker.on(listener),
    async close() {
      await tidying;
      await waker.close();
      await pool.end();
      await access.close();
    },
  };
}
