import type { Change } from '#domain/change.ts';
import type { Collection } from '#domain/collection.ts';
import type { CityIndex } from '../tiles/city-index.ts';
import { deadlinesOf } from '../tiles/deadlines.ts';
import { Deadlines } from './deadlines.ts';
import type { Live } from './live.ts';
import type { Readers } from './readers.ts';

/** The clock as a writer: it changes what is amber, overdue and valid, and readers are told as of an edit. */
export interface Clock {
  /** Moments that lie ahead. */
  readonly ahead: number;
  /** Tells readers of what fell due since the last time; called once a second. */
  tick(): void;
  stop(): void;
}

/** Readers are told at most this often, milliseconds. */
const tickMs = 1_000;

/**
 * Keeps the moments ahead of every feature in the index and tells readers of the map when some have passed: which
 * collections' counts and lists are others now. Every process does so for its own readers, also after a restart.
 */
export function createClock(deps: {
  readonly collections: readonly Collection[];
  readonly index: Pick<CityIndex, 'deadlines'>;
  readonly live: Pick<Live, 'subscribe'>;
  readonly readers: Pick<Readers, 'tellByView'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}): Clock {
  const { collections, index, live, readers, now } = deps;
  const byId = new Map(collections.map((collection) => [collection.id, collection]));
  const deadlines = new Deadlines();
  const seconds = (): number => Math.floor(now() / 1000);
  /** Up to here everything was told; a moment that an edit puts before it needs no telling, the edit is told. */
  let told = seconds();

  function read(collection: string): void {
    deadlines.clear(collection);
    const byFid = Map.groupBy(index.deadlines(collection, told), ({ fid }) => fid);
    for (const [fid, moments] of byFid) {
      deadlines.set(
        collection,
        fid,
        moments.map(({ at }) => at),
      );
    }
  }

  function take({ bulk, lines }: Change): void {
    if (bulk !== undefined) return read(bulk.collection);
    for (const { collection, fid, after } of lines) {
      const declared = byId.get(collection);
      if (declared === undefined) continue;
      deadlines.set(collection, fid, after === null ? [] : deadlinesOf(declared, after.properties, told));
    }
  }

  function tick(): void {
    told = seconds();
    const passed = deadlines.passed(told);
    if (passed.size === 0) return;
    const at = new Date(told * 1000).toISOString();
    readers.tellByView((view) => {
      const theirs = [...passed].filter((collection) => view.collections.has(collection));
      return theirs.length === 0 ? undefined : { event: 'clock', data: { collections: theirs, at } };
    });
  }

  for (const { id } of collections) read(id);
  const unsubscribe = live.subscribe(take);
  const timer = setInterval(tick, tickMs);
  timer.unref();
  return {
    get ahead() {
      return deadlines.count;
    },
    tick,
    stop() {
      clearInterval(timer);
      unsubscribe();
    },
  };
}
