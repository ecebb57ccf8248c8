import type { Change } from '#domain/change.ts';
import type { Context } from '../context.ts';
import { inSlices } from '../store/in-slices.ts';
import { SearchIndex } from './search-index.ts';

const batch = 2_000;

/** Lines of one change that are taken at once; more are taken in slices. */
const many = 500;

/**
 * Fills the name indexes from the register and moves them with every change from then on.
 * @returns the way to stop following
 */
export async function keepFresh(
  indexes: readonly SearchIndex[],
  { register, live, log }: Pick<Context, 'register' | 'live' | 'log'>,
): Promise<() => void> {
  const byCollection = new Map(indexes.map((index) => [index.collection.id, index]));
  // Changes that arrive while a collection is being read wait for it.
  const waiting = new Map<string, Change[]>();

  /** Reads a collection aside and then puts it in place, so that a search meanwhile still finds what it found. */
  async function load(index: SearchIndex): Promise<void> {
    const { id } = index.collection;
    const later: Change[] = [];
    waiting.set(id, later);
    let readAt = 0;
    try {
      const { seq, batches } = await register.scan(id, batch);
      const fresh = new SearchIndex(index.collection, index.position);
      for await (const features of batches) for (const feature of features) fresh.put(feature);
      // A second bulk load may have begun another reading, which is then the one to finish.
      if (waiting.get(id) !== later) return;
      index.become(fresh);
      readAt = seq;
    } finally {
      if (waiting.get(id) === later) {
        waiting.delete(id);
        for (const change of later) if (change.seq > readAt) take(index, change);
      }
    }
  }

  function take(index: SearchIndex, change: Change): void {
    const all = taking(index, change);
    while (all.next().done !== true);
  }

  /** Takes a whole scheme's zones in slices; what comes meanwhile waits. */
  async function takeMany(index: SearchIndex, change: Change): Promise<void> {
    const { id } = index.collection;
    const later: Change[] = [];
    waiting.set(id, later);
    await inSlices(taking(index, change, () => waiting.get(id) === later));
    // A bulk load may have begun meanwhile: it reads all of this.
    if (waiting.get(id) !== later) return;
    waiting.delete(id);
    for (const one of later) take(index, one);
  }

  function* taking(index: SearchIndex, change: Change, goesOn = (): boolean => true): Generator<void, void> {
    for (const line of change.lines) {
      yield;
      if (!goesOn()) return;
      if (line.collection !== index.collection.id) continue;
      if (line.after === null) index.remove(line.id);
      else index.put({ ...line.after, id: line.id, fid: line.fid, version: line.version });
    }
  }

  const stop = live.subscribe((change) => {
    if (change.bulk !== undefined) {
      const index = byCollection.get(change.bulk.collection);
      if (index === undefined) return;
      load(index).catch((error: unknown) => log.error({ err: error }, 'names could not be read anew'));
      return;
    }
    for (const id of new Set(change.lines.map((line) => line.collection))) {
      const index = byCollection.get(id);
      if (index === undefined) continue;
      const later = waiting.get(id);
      if (later === undefined && change.lines.length > many) void takeMany(index, change);
      else if (later === undefined) take(index, change);
      else later.push(change);
    }
  });
  for (const index of indexes) await load(index);
  return stop;
}
