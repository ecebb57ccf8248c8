import { resolve } from 'node:path';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { buildApp } from './app.ts';
import { complaint } from './complaint.ts';
import { readConfig } from './config.ts';
import { openContext } from './open-context.ts';
import { openLog } from './operations/log.ts';
import { buildPage } from './page/build.ts';
import { firstAdministrator } from './people/first-administrator.ts';
import { fillCity } from './sample/fill-city.ts';
import { startWalkers } from './sample/walkers.ts';

/** What the person who started the program reads; the log (stderr) is for those who look for faults. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Starts everything in the order in which each part needs the last, and closes in the reverse order. */
async function main(): Promise<void> {
  const started = Date.now();
  const config = readConfig(process.env);
  const log = openLog(config.logLevel, pino.destination(2));
  const now = (): number => Date.now();
  const root = resolve(import.meta.dirname, '..');
  const page = await buildPage(root, say);
  say(config.databaseUrl === undefined ? 'Starting the embedded PostgreSQL ...' : 'Connecting to PostgreSQL ...');
  // Without its database there is nothing to serve; whoever supervises the program starts it again.
  const onLost = (error: Error): void => {
    log.fatal({ err: error }, 'the embedded PostgreSQL is lost');
    process.stderr.write(`The embedded PostgreSQL ended and could not be started again: ${error.message}\n`);
    process.exit(1);
  };
  const { context, close } = await openContext(config, { log, now, say, onLost }, (store) =>
    fillCity(store, config, { now, say }),
  );
  const app = await buildApp(context, page);
  await context.jobs.work();
  context.checks.start();
  // A sample that stands at a day of the past stands still.
  const stopWalking =
    config.city === 'taizhou' && config.sample.until === undefined ? startWalkers(context) : () => undefined;
  context.standingOrders.start();
  await app.listen({ host: config.host, port: config.port });
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  const shown = config.host.includes(':') ? `[${config.host}]` : config.host;
  say(
    `Shirong 市容一张图: http://${shown}:${port}  (ready in ${((Date.now() - started) / 1000).toFixed(1)} s, Ctrl-C ends it)`,
  );
  await firstAdministrator(context, config.origin ?? `http://${shown}:${port}`, say);
  closeWithGrace({ delay: 10_000, logger: false }, async ({ err }) => {
    if (err !== undefined) log.fatal({ err }, 'closing after an error');
    stopWalking();
    await app.close();
    await close();
  });
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${complaint(error)}\n`);
  process.exit(1);
}
