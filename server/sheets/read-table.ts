import { Worker } from 'node:worker_threads';
import { refused, type Result } from '#domain/result.ts';
import type { Cell } from '#domain/sheets/read-cell.ts';
import type { SilentCell } from './silent-cells.ts';
import type { ArchiveLimits } from './unpack.ts';

/** A table as it stands in the first sheet of a workbook. */
export interface Table {
  /** From the first row on, each as wide as the widest. */
  readonly rows: readonly (readonly Cell[])[];
  /** Cells that read as empty although a formula stands in them. */
  readonly silent: readonly SilentCell[];
}

export type TableRefusal = 'no-workbook' | 'old-workbook' | 'too-large' | 'too-many-rows';

/** What the thread is given. */
export interface TableTask {
  readonly file: Uint8Array;
  readonly mostRows: number;
  readonly limits: ArchiveLimits;
}

export type TableAnswer = Result<Table, TableRefusal>;

/** An honest table of 5,000 rows and 30 columns has about 10 MB of XML. */
const limits: ArchiveLimits = { files: 1_000, bytes: 64 * 1024 * 1024 };

/** A cell far out in an otherwise empty sheet makes millions of empty ones: the thread has this much room, MB, and time. */
const room = 512;
const longestMs = 30_000;

/** The binary format before 2007; an encrypted workbook of today is wrapped in it too. */
const oldMark = Buffer.from('d0cf11e0a1b11ae1', 'hex');

let last: Promise<unknown> = Promise.resolve();

/**
 * Reads the first sheet of an XLSX workbook, formulas as their values. In a thread of its own with bounded memory and
 * time, one after another, so that a hostile or huge file takes nothing from anybody but its sender.
 */
export function readTable(file: Buffer, mostRows: number): Promise<TableAnswer> {
  if (file.subarray(0, oldMark.length).equals(oldMark)) return Promise.resolve(refused('old-workbook'));
  const next = last.then(() => inThread({ file, mostRows, limits }));
  last = next.catch(() => undefined);
  return next;
}

function inThread(task: TableTask): Promise<TableAnswer> {
  const worker = new Worker(new URL('./table-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: room },
  });
  return new Promise<TableAnswer>((resolve, reject) => {
    const timer = setTimeout(() => resolve(refused('too-large')), longestMs);
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(refused('too-large'));
      else reject(error);
    });
    worker.once('exit', () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}
