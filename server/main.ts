import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { collections } from '#domain/collections.ts';
import { buildApp } from './app.ts';
import { createRegister } from './collections/store.ts';
import { ConfigError, readConfig } from './config.ts';
import { createFollower } from './live/follower.ts';
import { buildPage } from './page/build.ts';
import { fillCity } from './sample/fill-city.ts';
import { openStore } from './store/open.ts';
import { uuidV7 } from './store/uuid-v7.ts';
import { createCityIndex } from './tiles/create.ts';

/** What the person who started the program reads; the log (stderr) is for those who look for faults. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Starts everything in the order in which each part needs the last, and closes in the reverse order. */
async function main(): Promise<void> {
  const started = Date.now();
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const now = (): number => Date.now();
  const root = resolve(import.meta.dirname, '..');
  const page = await buildPage(root, say);
  say(config.databaseUrl === undefined ? 'Starting the embedded PostgreSQL ...' : 'Connecting to PostgreSQL ...');
  const store = await openStore(config, {
    collections,
    log,
    now,
    newId: () => uuidV7(now(), randomBytes(10)),
    role: 'server',
    say,
  });
  await fillCity(store, config, { now, say });
  const register = createRegister(store, collections, (collection, bbox) => index.idsMeeting(collection, bbox));
  const index = createCityIndex({ collections, register, log });
  await index.load();
  const live = createFollower({ store, index, log });
  await live.start();
  const app = await buildApp({ config, store, register, index, live, collections, log, now }, page);
  await app.listen({ host: config.host, port: config.port });
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  const shown = config.host.includes(':') ? `[${config.host}]` : config.host;
  say(`Shirong 市容一张图: http://${shown}:${port}  (ready in ${((Date.now() - started) / 1000).toFixed(1)} s, Ctrl-C ends it)`);
  closeWithGrace({ delay: 10_000, logger: false }, async ({ err }) => {
    if (err !== undefined) log.fatal({ err }, 'closing after an error');
    await app.close();
    await live.stop();
    await store.close();
  });
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : describe(error)}\n`);
  process.exit(1);
}

function describe(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `${error.message}. Another program listens there: end it, or set PORT to another number.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
