import type { FastifyInstance, InjectOptions } from 'fastify';
import { pino, type DestinationStream } from 'pino';
import { buildApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import type { Context } from '../../../server/context.ts';
import { openContext } from '../../../server/open-context.ts';
import type { BulkFeature } from '../../../server/store/store.ts';
import { testDatabase } from '../database.ts';
import { addCallers, editorToken } from './callers.ts';

/** The clock of all tests here: 22 November 2026, noon in Taizhou. */
export const noon = Date.UTC(2026, 10, 22, 4);

/** A server over a database of its own, as a test sees it. */
export interface OpenCity {
  readonly app: FastifyInstance;
  readonly context: Context;
  close(): Promise<void>;
}

/**
 * Opens a city that holds the given features, with one person a seat (`as(seat)`) and an editor's token, which every
 * request carries that does not say itself who asks.
 * @param content collection -> features
 * @param env more settings
 * @param now the clock, epoch milliseconds
 * @param logTo where the log goes; nowhere where absent
 */
export async function openCity(
  content: Readonly<Record<string, readonly BulkFeature[]>> = {},
  env: Readonly<Record<string, string>> = {},
  now = (): number => noon,
  logTo?: DestinationStream,
): Promise<OpenCity> {
  const database = await testDatabase();
  await addCallers(database.url);
  const config = readConfig({ DATABASE_URL: database.url, SHIRONG_LOG_LEVEL: 'silent', ...env });
  const log = logTo === undefined ? pino({ level: config.logLevel }) : pino({ level: 'debug' }, logTo);
  const { context, close } = await openContext(config, { log, now }, async (store) => {
    for (const [collection, features] of Object.entries(content)) {
      await store.bulk({ collection, kind: 'load', note: '', by: 'load' }, features);
    }
  });
  const app = await buildApp(context);
  const inject = app.inject.bind(app) as (options: object) => unknown;
  app.inject = ((options: InjectOptions | string) => {
    const request = typeof options === 'string' ? { url: options } : options;
    const headers = Object.fromEntries(Object.entries(request.headers ?? {}).map(([k, v]) => [k.toLowerCase(), v]));
    const says = 'authorization' in headers || 'cookie' in headers;
    return inject({ ...request, headers: says ? headers : { ...headers, authorization: `Bearer ${editorToken}` } });
  }) as typeof app.inject;
  return {
    app,
    context,
    async close() {
      await app.close();
      await close();
      await database.drop();
    },
  };
}
