import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { collections } from '#domain/collections.ts';
import { createRegister } from '../collections/store.ts';
import { complaint } from '../complaint.ts';
import { type Config, readConfig } from '../config.ts';
import { openStore } from '../store/open.ts';
import { uuidV7 } from '../store/uuid-v7.ts';
import { fillSample } from './fill-city.ts';
import { live } from './live.ts';

const usage = `Makes the sample city 示意, or lets it live.

  npm run sample -- [--cases 30000] [--until YYYY-MM-DD] [--seed 1]
      into a new database, as it stands at the beginning of the day; the same seed, day and count give the same bytes
  npm run sample -- --live [--pace 1]
      goes on reporting and handling cases in the sample city that is there, at a natural pace (by night there is
      little to see) or so many times faster, until Ctrl-C; the server may be running
`;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs the command; the answer is the exit code: 0 done, 1 refused with a sentence, 2 the call was wrong. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: 'string' },
      until: { type: 'string' },
      seed: { type: 'string' },
      live: { type: 'boolean', default: false },
      pace: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  const pace = Number(values.pace);
  if (values.help || !(pace > 0 && pace <= 1000)) {
    process.stdout.write(usage);
    return values.help ? 0 : 2;
  }
  const config = readConfig({
    ...process.env,
    ...(values.cases === undefined ? {} : { SHIRONG_SAMPLE_CASES: values.cases }),
    ...(values.until === undefined ? {} : { SHIRONG_SAMPLE_UNTIL: values.until }),
    ...(values.seed === undefined ? {} : { SHIRONG_SAMPLE_SEED: values.seed }),
  });
  return run(config, values.live ? pace : undefined);
}

/** @param pace times faster than nature; undefined = fill a new database instead */
async function run(config: Config, pace: number | undefined): Promise<number> {
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const now = (): number => Date.now();
  const newId = (): string => uuidV7(now(), randomBytes(10));
  const store = await openStore(config, { collections, log, now, newId, role: 'tool', say });
  try {
    if (pace === undefined) {
      if ((await store.lastSeq()) > 0) {
        process.stderr.write(
          'This database holds a city already, and what is in it is never thrown away. Name a new folder: ' +
            'SHIRONG_DATA_DIR=.data/another npm run sample -- ..., then start with the same SHIRONG_DATA_DIR.\n',
        );
        return 1;
      }
      await fillSample(store, config.sample, { now, say, mediaDir: config.mediaDir });
      return 0;
    }
    const ended = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());
    await live(
      { store, register: createRegister(store, collections), sample: config.sample, now, pace, say },
      ended.signal,
    );
    return 0;
  } finally {
    await store.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${complaint(error)}\n`);
  process.exitCode = 1;
}
