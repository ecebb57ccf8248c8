import { randomBytes } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { pino } from 'pino';
import { collectionById, collections } from '#domain/collections.ts';
import type { Config } from '../config.ts';
import { openStore } from '../store/open.ts';
import { uuidV7 } from '../store/uuid-v7.ts';
import { loadFile, type LoadReport } from './load-file.ts';

/** What the thread is given. */
export interface ImportTask {
  readonly config: Config;
  readonly collection: string;
  readonly path: string;
  readonly name: string;
  readonly by: string;
}

/** What the thread says. */
export type ImportWord =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'report'; readonly report: LoadReport }
  | { readonly kind: 'failed'; readonly detail: string };

const say = (word: ImportWord): void => parentPort!.postMessage(word);

async function work({ config, collection: id, path, name, by }: ImportTask): Promise<void> {
  const collection = collectionById(id);
  if (collection === undefined) throw new Error(`There is no collection ${id} any more.`);
  const ended = new AbortController();
  parentPort!.once('message', () => ended.abort(new Error('The import was cancelled.')));
  const now = (): number => Date.now();
  const store = await openStore(config, {
    collections,
    log: pino({ level: config.logLevel }, pino.destination(2)),
    now,
    newId: () => uuidV7(now(), randomBytes(10)),
    role: 'tool',
  });
  try {
    const report = await loadFile(store, collection, path, {
      rename: {},
      validFrom: new Date(now()).toISOString(),
      source: undefined,
      name,
      by,
      signal: ended.signal,
      onProgress: (done, total) => say({ kind: 'progress', done, total }),
    });
    say(report.ok ? { kind: 'report', report: report.value } : { kind: 'failed', detail: report.error });
  } finally {
    await store.close();
    parentPort!.close();
  }
}

try {
  await work(workerData as ImportTask);
} catch (error) {
  say({ kind: 'failed', detail: error instanceof Error ? error.message : String(error) });
}
