import { randomBytes } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { encodeCoverage } from '#domain/zones/coverage/encoded.ts';
import type { ZoneMapping } from '#domain/zones/taking-in/read-zones.ts';
import { uuidV7 } from '../store/uuid-v7.ts';
import { snapshotOf, type Snapshot } from './store.ts';
import { takeFile, type ZonesTold } from './take-file.ts';

/** What the thread is given. */
export interface ZonesTask {
  readonly path: string;
  readonly mapping: ZoneMapping;
  /** Epoch milliseconds, for the zones' ids. */
  readonly now: number;
}

/** What the thread says. `done` in hundredths of the whole. */
export type ZonesWord =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'taken'; readonly snapshot: Snapshot; readonly told: ZonesTold }
  /** The file is at fault: told as it is. */
  | { readonly kind: 'refused'; readonly detail: string };

/** The share of reading in the whole; arranging has the rest. */
const readingShare = 50;

const say = (word: ZonesWord): void => parentPort!.postMessage(word);

const { path, mapping, now } = workerData as ZonesTask;
const newId = (): string => uuidV7(now, randomBytes(10));
const taken = takeFile(path, mapping, newId, (share) => {
  say({ kind: 'progress', done: Math.floor(readingShare * share) });
});
if (taken.ok) {
  say({ kind: 'progress', done: 90 });
  const { coverage, told } = taken.value;
  say({ kind: 'taken', snapshot: await snapshotOf(encodeCoverage(coverage)), told });
} else say({ kind: 'refused', detail: taken.error });
