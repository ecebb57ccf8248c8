import type { Change } from '#domain/change.ts';
import type { Collection } from '#domain/collection.ts';
import { bboxOf, unionOf } from '#domain/geometry/bbox.ts';
import type { Bbox, CityIndex } from '../tiles/city-index.ts';
import { deadlinesOf } from '../tiles/deadlines.ts';
import { Moments } from '../tiles/moments.ts';
import type { Remembered } from '../tiles/remembered.ts';
import type { Live } from './live.ts';
import type { Readers } from './readers.ts';

/** The clock as a writer: it changes what is amber, overdue and valid, and readers are told as of an edit. */
export interface Clock {
  /** Moments that lie ahead. */
  readonly ahead: number;
  /** Lets come and go what is valid from or until now, and tells readers of what fell due since the last time; called once a second. */
  tick(): void;
  stop(): void;
}

/** What the clock tells of a collection whose features came or went. */
interface Turned {
  readonly collection: string;
  /** Around all that came or went, degrees. */
  readonly bbox: Bbox;
}

/** Readers are told at most this often, milliseconds. */
const tickMs = 1_000;

/**
 * Keeps the moments ahead of every feature in the index and tells readers of the map when some have passed: which
 * collections' counts and lists are others now, and where features came or went. Every process does so for its own
 * readers, also after a restart.
 */
export function createClock(deps: {
  readonly collections: readonly Collection[];
  readonly index: Pick<CityIndex, 'ahead' | 'deadlines' | 'keepTime'>;
  readonly live: Pick<Live, 'subscribe'>;
  readonly readers: Pick<Readers, 'tellByView'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}): Clock {
  const { collections, index, live, readers, now } = deps;
  const byId = new Map(collections.map((collection) => [collection.id, collection]));
  const deadlines = new Map<string, Moments>();
  const seconds = (): number => Math.floor(now() / 1000);
  /** Up to here everything was told; a moment that an edit puts before it needs no telling, the edit is told. */
  let told = seconds();

  function read(collection: string): void {
    const moments = new Moments();
    const byFid = Map.groupBy(index.deadlines(collection, told), ({ fid }) => fid);
    for (const [fid, of] of byFid) {
      moments.set(
        fid,
        of.map(({ at }) => at),
      );
    }
    deadlines.set(collection, moments);
  }

  function take({ bulk, lines }: Change): void {
    if (bulk !== undefined) return read(bulk.collection);
    for (const { collection, fid, after } of lines) {
      const declared = byId.get(collection);
      if (declared === undefined) continue;
      deadlines.get(collection)!.set(fid, after === null ? [] : deadlinesOf(declared, after.properties, told));
    }
  }

  function tick(): void {
    told = seconds();
    const turned = gather(index.keepTime());
    const due = [...deadlines].flatMap(([collection, moments]) =>
      moments.passed(told).length === 0 ? [] : [collection],
    );
    const passed = new Set([...due, ...turned.map(({ collection }) => collection)]);
    if (passed.size === 0) return;
    const at = new Date(told * 1000).toISOString();
    readers.tellByView((view) => {
      const theirs = [...passed].filter((collection) => view.collections.has(collection));
      if (theirs.length === 0) return undefined;
      const touched = turned.filter(({ collection }) => view.collections.has(collection));
      return {
        event: 'clock',
        data: { collections: theirs, at, ...(touched.length === 0 ? {} : { touched }) },
      };
    });
  }

  for (const { id } of collections) read(id);
  const unsubscribe = live.subscribe(take);
  const timer = setInterval(tick, tickMs);
  timer.unref();
  return {
    get ahead() {
      return [...deadlines.values()].reduce((sum, { count }) => sum + count, index.ahead);
    },
    tick,
    stop() {
      clearInterval(timer);
      unsubscribe();
    },
  };
}

function gather(features: readonly Remembered[]): Turned[] {
  const boxes = new Map<string, Bbox>();
  for (const { collection, geometry } of features) {
    boxes.set(collection, unionOf(boxes.get(collection), bboxOf(geometry)));
  }
  return [...boxes].map(([collection, bbox]) => ({ collection, bbox }));
}
