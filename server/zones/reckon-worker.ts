import { randomBytes } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { pino } from 'pino';
import { collections } from '#domain/collections.ts';
import type { Config } from '../config.ts';
import { openStore } from '../store/open.ts';
import { uuidV7 } from '../store/uuid-v7.ts';
import { reckon, type ReckonTask } from './reckon.ts';
import { createSchemes } from './schemes.ts';

/** What the thread is told: a task with its number, or to end. */
export type ReckonOrder = { readonly number: number; readonly task: ReckonTask } | 'end';

/** What it answers: JSON as bytes, or why there is none. */
export type ReckonWord =
  | { readonly number: number; readonly body: Uint8Array<ArrayBuffer> }
  | { readonly number: number; readonly failed: Error };

const config = workerData as Config;
const now = (): number => Date.now();
const store = await openStore(config, {
  collections,
  log: pino({ level: config.logLevel }, pino.destination(2)),
  now,
  newId: () => uuidV7(now(), randomBytes(10)),
  role: 'tool',
});
const schemes = createSchemes(store);

/** One after the other: each has the processor for itself. */
let last = Promise.resolve();
parentPort!.on('message', (order: ReckonOrder) => {
  last = last.then(() => (order === 'end' ? end() : answer(order)));
});

async function answer({ number, task }: Exclude<ReckonOrder, 'end'>): Promise<void> {
  try {
    const body = new TextEncoder().encode(JSON.stringify(await reckon(store, schemes, task)));
    parentPort!.postMessage({ number, body } satisfies ReckonWord, [body.buffer]);
  } catch (error) {
    const failed = error instanceof Error ? error : new Error(String(error));
    parentPort!.postMessage({ number, failed } satisfies ReckonWord);
  }
}

async function end(): Promise<void> {
  await store.close();
  parentPort!.close();
}
