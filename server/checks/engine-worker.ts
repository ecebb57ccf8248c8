import { randomBytes } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { pino } from 'pino';
import { openRule } from '#domain/checks/open-rule.ts';
import { collections } from '#domain/collections.ts';
import { createRegister } from '../collections/store.ts';
import { createFollower } from '../live/follower.ts';
import { createRecords } from '../records/records.ts';
import { openStore } from '../store/open.ts';
import { uuidV7 } from '../store/uuid-v7.ts';
import { createEngine } from './engine.ts';
import { keepAlways } from './keep-always.ts';
import { createLeftOut } from './left-out.ts';
import { createLoadedCity } from './loaded-city.ts';
import type { EngineData, EngineOrder, EngineWord } from './orders.ts';
import { createSchemes } from '../zones/reader.ts';
import { findingsOf } from './store.ts';

const { config, ahead } = workerData as EngineData;
const now = (): number => Date.now() + ahead;
const log = pino({ level: config.logLevel }, pino.destination(2));
const store = await openStore(config, {
  collections,
  log,
  now,
  newId: () => uuidV7(now(), randomBytes(10)),
  role: 'tool',
});
const records = createRecords(store);
/** What is read later is never older than this. */
let seq = await store.lastSeq();
await records.load();
const register = createRegister(store, collections);
const engine = createEngine({
  loaded: createLoadedCity({
    register,
    collections,
    records,
    leftOut: createLeftOut({ schemes: createSchemes(store), records, now }),
    now,
  }),
  records,
  seq,
  open: openRule,
  openFindings: (rule) => findingsOf(store.pool, null, rule),
  log,
  now,
  onState: (state) => say({ state }),
});
const follower = createFollower({
  store,
  index: {
    get seq() {
      return seq;
    },
    async apply(change) {
      seq = change.seq;
      engine.offer(change);
    },
  },
  records,
  log,
  now,
});
await follower.start();
const minute = setInterval(() => engine.tick(), 60_000);
const asked = new Map<number, AbortController>();
let keeping: ReturnType<typeof keepAlways> | undefined;

parentPort!.on('message', (order: EngineOrder) => {
  if (order === 'keep') keeping ??= keepAlways(engine, store, log);
  else if (order === 'end') void end();
  else if ('drop' in order) asked.get(order.drop)?.abort(new Error('Nobody waits for it any more.'));
  else void answer(order);
});

async function answer(order: Exclude<EngineOrder, string | { drop: number }>): Promise<void> {
  const { number } = order;
  const controller = new AbortController();
  asked.set(number, controller);
  try {
    if ('preview' in order) say({ number, preview: await engine.preview(order.preview, controller.signal) });
    else {
      const { rule, what, of } = order.shows;
      const shown = await engine.shows(rule, what, of);
      const bytes = shown === undefined ? undefined : new TextEncoder().encode(JSON.stringify(shown));
      say({ number, shows: bytes }, bytes === undefined ? [] : [bytes.buffer]);
    }
  } catch (error) {
    say({ number, failed: error instanceof Error ? error : new Error(String(error)) });
  } finally {
    asked.delete(number);
  }
}

function say(word: EngineWord, transfer: ArrayBuffer[] = []): void {
  parentPort!.postMessage(word, transfer);
}

async function end(): Promise<void> {
  clearInterval(minute);
  for (const controller of asked.values()) controller.abort(new Error('The checks are closing.'));
  await follower.stop();
  const left = keeping?.end();
  await engine.end();
  await left;
  await store.close();
  parentPort!.close();
}
