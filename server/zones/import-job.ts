import { rm } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ResponsibilityKind } from '#domain/zones/collection.ts';
import type { ZoneMapping } from '#domain/zones/taking-in/read-zones.ts';
import type { Config } from '../config.ts';
import type { JobKind } from '../jobs/reader.ts';
import { importsFolder } from '../load/import-job.ts';
import type { Store } from '../store/store.ts';
import { createDraftOf } from './draft.ts';
import type { ZonesTask, ZonesWord } from './import-worker.ts';
import type { Snapshot } from './store.ts';
import type { ZonesTold } from './take-file.ts';

/** What an import of zones works on: a file that a route put into the folder of imports. */
export interface ZonesImportData {
  /** Name within the folder of imports. */
  readonly file: string;
  readonly responsibilityKind: ResponsibilityKind;
  /** What the draft is called. */
  readonly title: string;
  readonly mapping: ZoneMapping;
}

export const zonesImportName = 'zones-import';

/**
 * Room of the thread, MB: a file of 100 MB and five million positions was measured to take 2,600; half of the computer is
 * not to be passed, or others on it would suffer.
 */
const room = Math.min(4_096, Math.floor(totalmem() / 2 ** 21));

/**
 * Takes existing zones in as they are, gaps and overlaps included, and makes a draft of them: all features or none.
 * A thread reads and arranges; what it makes is written in one change, so that an import that is cancelled leaves nothing.
 */
export function zonesImportJob(tools: {
  readonly config: Config;
  readonly store: Store;
  readonly now: () => number;
}): JobKind<ZonesImportData> {
  const { config, store, now } = tools;
  return {
    name: zonesImportName,
    retries: 0,
    expireInSeconds: 3_600,
    async run({ file, responsibilityKind, title, mapping }, { signal, by, progress }) {
      const path = join(importsFolder(config.mediaDir), file);
      try {
        signal.throwIfAborted();
        const task: ZonesTask = { path, mapping, now: now() };
        const tell = (done: number): void => progress({ done, total: 100, note: title });
        tell(0);
        const { snapshot, told } = await inThread(task, signal, tell);
        signal.throwIfAborted();
        const { id, seq } = await createDraftOf(store, { responsibilityKind, title, by, now: now() }, snapshot);
        tell(100);
        return { version: id, seq, title, responsibilityKind, ...told };
      } finally {
        // It is not tried again: whatever came of it, the file has had its turn.
        await rm(path, { force: true });
      }
    },
  };
}

interface Taken {
  readonly snapshot: Snapshot;
  readonly told: ZonesTold;
}

/** @throws Error with a sentence for the reader where the file is at fault, what the signal says where it was aborted */
async function inThread(task: ZonesTask, signal: AbortSignal, tell: (done: number) => void): Promise<Taken> {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: room },
  });
  let abort = (): void => undefined;
  try {
    return await new Promise<Taken>((resolve, reject) => {
      // It writes nothing: there is nothing to be taken back.
      abort = () => reject(signal.reason instanceof Error ? signal.reason : new Error('The import was cancelled.'));
      signal.addEventListener('abort', abort, { once: true });
      worker.on('message', (word: ZonesWord) => {
        if (word.kind === 'progress') tell(word.done);
        else if (word.kind === 'refused') reject(new Error(word.detail));
        else resolve({ ...word, snapshot: { ...word.snapshot, content: Buffer.from(word.snapshot.content) } });
      });
      worker.on('error', (error: NodeJS.ErrnoException) => {
        const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        reject(isFull ? new Error('The file needs more memory than there is. Split it by district.') : error);
      });
      worker.on('exit', () => reject(new Error('The import ended before it was done.')));
    });
  } finally {
    signal.removeEventListener('abort', abort);
    await worker.terminate();
  }
}
