import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { collections } from '#domain/collections.ts';
import { buildApp } from '../../../server/app.ts';
import { createRegister } from '../../../server/collections/store.ts';
import { readConfig } from '../../../server/config.ts';
import type { Context } from '../../../server/context.ts';
import { createFollower } from '../../../server/live/follower.ts';
import { openStore } from '../../../server/store/open.ts';
import type { BulkFeature } from '../../../server/store/store.ts';
import { uuidV7 } from '../../../server/store/uuid-v7.ts';
import { createCityIndex } from '../../../server/tiles/create.ts';
import { testDatabase } from '../database.ts';

/** The clock of all tests here: 22 November 2026, noon in Taizhou. */
export const noon = Date.UTC(2026, 10, 22, 4);

/** A server over a database of its own, as a test sees it. */
export interface OpenCity {
  readonly app: FastifyInstance;
  readonly context: Context;
  close(): Promise<void>;
}

/**
 * Opens a city that holds the given features.
 * @param content collection -> features
 * @param env more settings
 */
export async function openCity(
  content: Readonly<Record<string, readonly BulkFeature[]>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<OpenCity> {
  const database = await testDatabase();
  const config = readConfig({ DATABASE_URL: database.url, SHIRONG_LOG_LEVEL: 'silent', ...env });
  const log = pino({ level: config.logLevel });
  const now = (): number => noon;
  const newId = (): string => uuidV7(noon, randomBytes(10));
  const store = await openStore(config, { collections, log, now, newId, role: 'server' });
  for (const [collection, features] of Object.entries(content)) {
    await store.bulk({ collection, kind: 'load', note: '', by: 'load' }, features);
  }
  const register = createRegister(store, collections, (collection, bbox) => index.idsMeeting(collection, bbox));
  const index = createCityIndex({ collections, register, log });
  await index.load();
  const live = createFollower({ store, index, log });
  await live.start();
  const context: Context = { config, store, register, index, live, collections, log, now };
  const app = await buildApp(context);
  return {
    app,
    context,
    async close() {
      await app.close();
      await live.stop();
      await store.close();
      await database.drop();
    },
  };
}
