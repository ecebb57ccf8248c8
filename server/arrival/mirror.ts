import type { Collection } from '#domain/collection.ts';
import type { Feature } from '#domain/feature.ts';
import type { Context } from '../context.ts';
import { validTime } from '../store/valid-time.ts';

/** What was read from a feature of a mirrored collection. */
type Read = Pick<Feature, 'id' | 'version' | 'geometry' | 'properties'>;

/** A small collection in memory, each feature as what is asked of it. */
export interface Mirror<T> {
  /** What is valid now; the same list as before where nothing came or went. */
  all(): readonly T[];
  /** Reads the collection; until then it is empty. */
  load(): Promise<void>;
  close(): void;
}

const batch = 1_000;

interface Kept<T> {
  readonly version: number;
  readonly value: T;
  /** Epoch milliseconds; infinite where open. */
  readonly from: number;
  readonly to: number;
}

/** Keeps a collection in memory and moves it with every change. */
export function createMirror<T>(
  { register, live, log, now }: Pick<Context, 'register' | 'live' | 'log' | 'now'>,
  collection: Collection,
  read: (feature: Read) => T,
): Mirror<T> {
  let held = new Map<string, Kept<T>>();
  /** What is being read, and what was deleted meanwhile. */
  let coming: { readonly held: Map<string, Kept<T>>; readonly gone: Set<string> } | undefined;
  let current: readonly T[] | undefined;
  /** Until when the list is that of now: what it holds may come or go by the clock. */
  let until = Infinity;

  /** Takes a feature's newest content; an older version than the one held is left aside. */
  function put(into: Map<string, Kept<T>>, feature: Read): void {
    if ((into.get(feature.id)?.version ?? 0) > feature.version) return;
    const { from, to } = validTime(collection, feature.properties);
    into.set(feature.id, {
      version: feature.version,
      value: read(feature),
      from: from === null ? -Infinity : Date.parse(from),
      to: to === null ? Infinity : Date.parse(to),
    });
  }

  /** Reads beside what is in use. */
  async function load(): Promise<void> {
    const mine = { held: new Map<string, Kept<T>>(), gone: new Set<string>() };
    coming = mine;
    const { batches } = await register.scan(collection.id, batch);
    for await (const features of batches) {
      for (const feature of features) if (!mine.gone.has(feature.id)) put(mine.held, feature);
    }
    // A second bulk load may have begun another reading, which is then the one to finish.
    if (coming !== mine) return;
    held = mine.held;
    coming = undefined;
    current = undefined;
  }

  const stop = live.subscribe((change) => {
    if (change.bulk?.collection === collection.id) {
      load().catch((error: unknown) => log.error({ err: error, collection: collection.id }, 'could not be read anew'));
      return;
    }
    for (const { collection: of, id, version, after } of change.lines) {
      if (of !== collection.id) continue;
      for (const into of coming === undefined ? [held] : [held, coming.held]) {
        if (after === null) into.delete(id);
        else put(into, { ...after, id, version });
      }
      if (after === null) coming?.gone.add(id);
      else coming?.gone.delete(id);
      current = undefined;
    }
  });

  return {
    all() {
      const at = now();
      if (current !== undefined && at < until) return current;
      const all = [...held.values()];
      const moments = all.flatMap(({ from, to }) => [from, to]).filter((moment) => moment > at);
      until = moments.reduce((least, moment) => Math.min(least, moment), Infinity);
      current = all.filter(({ from, to }) => from <= at && at < to).map(({ value }) => value);
      return current;
    },
    load,
    close: stop,
  };
}
