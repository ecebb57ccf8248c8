import { once } from 'node:events';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Config } from '../config.ts';
import type { JobKind } from '../jobs/reader.ts';
import type { ImportTask, ImportWord } from './import-worker.ts';

/** What an import works on: a file that a route put into the folder of imports. */
export interface ImportData {
  readonly collection: string;
  /** Name within the folder of imports. */
  readonly file: string;
  /** What the person called it. */
  readonly name: string;
}

export const importJobName = 'import';

/** A file that nobody fetched (its job was cancelled before it ran) goes after so long, milliseconds. */
const forgottenMs = 7 * 86_400_000;

/** The folder in which files wait for their job; beside the photos, which all processes share. */
export function importsFolder(mediaDir: string): string {
  return join(mediaDir, 'imports');
}

/**
 * Loads a GeoJSON file into a collection: what is valid is taken in one change, what is not is told in the output.
 * A thread of its own reads, checks and writes: a file of some megabytes would hold up everyone else.
 */
export function importJob(config: Config): JobKind<ImportData> {
  return {
    name: importJobName,
    retries: 0,
    expireInSeconds: 3_600,
    async run({ collection, file, name }, { signal, by, progress }) {
      signal.throwIfAborted();
      const path = join(importsFolder(config.mediaDir), file);
      const task: ImportTask = { config, collection, path, name, by };
      const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { workerData: task });
      const end = (): void => worker.postMessage('end');
      signal.addEventListener('abort', end, { once: true });
      let report: ImportWord & { readonly kind: 'report' };
      try {
        report = await new Promise((resolve, reject) => {
          worker.on('message', (word: ImportWord) => {
            if (word.kind === 'progress') progress(word);
            else if (word.kind === 'report') resolve(word);
            else reject(new Error(word.detail.replaceAll(path, name)));
          });
          worker.on('error', reject);
          worker.on('exit', () => reject(new Error('The import ended before it was done.')));
        });
      } finally {
        signal.removeEventListener('abort', end);
        if (worker.threadId !== -1) await once(worker, 'exit');
      }
      await rm(path, { force: true });
      const { read, taken, seq, refused } = report.report;
      return { collection, name, read, taken, ...(seq === undefined ? {} : { seq }), refused: refused.slice(0, 20) };
    },
  };
}

/** Removes files of imports that no job will come for. @param now epoch milliseconds */
export async function removeForgotten(mediaDir: string, now: number): Promise<number> {
  const folder = importsFolder(mediaDir);
  const names = await readdir(folder).catch(() => []);
  let removed = 0;
  for (const name of names) {
    const { mtimeMs } = await stat(join(folder, name));
    if (now - mtimeMs < forgottenMs) continue;
    await rm(join(folder, name), { force: true });
    removed += 1;
  }
  return removed;
}
