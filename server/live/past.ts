import { LRUCache } from 'lru-cache';
import type { Change } from '#domain/change.ts';
import type { Store } from '../store/store.ts';
import { toldOf, type Told } from './told.ts';

/** What is kept of the changes lately told, bytes. */
const keptBytes = 32 * 1024 * 1024;

/** Changes read in one go; one may have a thousand lines. */
const piece = 50;

/** The changes lately told, for readers who come back; what is older is read from the store. */
export interface Past {
  /** Takes in a change that was just applied. */
  keep(change: Change): Told;
  /** The next changes after `seq`, in order and without a gap, at most `upTo`: some of them, at least one. */
  after(seq: number, upTo: number): Promise<readonly Told[]>;
}

/**
 * Keeps the changes lately told. Readings of the store stand in line, so that two hundred readers who come back after a
 * restart, all from about the same number, cause one reading and not two hundred.
 */
export function createPast(store: Pick<Store, 'changesAfter'>): Past {
  const kept = new LRUCache<number, Told>({ maxSize: keptBytes, sizeCalculation: ({ weight }) => weight });
  let line: Promise<unknown> = Promise.resolve();

  function keep(change: Change): Told {
    const told = toldOf(change);
    kept.set(told.seq, told);
    return told;
  }

  function inMemory(seq: number, upTo: number): Told[] {
    const found: Told[] = [];
    for (let next = seq + 1; next <= upTo && found.length < piece; next++) {
      const told = kept.get(next);
      if (told === undefined) break;
      found.push(told);
    }
    return found;
  }

  return {
    keep,
    after(seq, upTo) {
      const here = inMemory(seq, upTo);
      if (here.length > 0) return Promise.resolve(here);
      const read = line.then(async () => {
        const meanwhile = inMemory(seq, upTo);
        if (meanwhile.length > 0) return meanwhile;
        return (await store.changesAfter(seq, Math.min(piece, upTo - seq))).map(keep);
      });
      line = read.catch(() => undefined);
      return read;
    },
  };
}
