import type { Collection } from '#domain/collection.ts';
import type { FeatureState } from '#domain/feature.ts';
import type { RecordsView } from '#domain/record.ts';
import type { CityStreets } from '#domain/streets/city-streets.ts';
import { keptStreets } from '#domain/streets/kept-streets.ts';
import type { CheckCity, CheckFeature, FeatureNews } from './check.ts';
import { HeldCollection } from './held-collection.ts';

/** A rule asked for a collection that is not in memory: it has to be read first. */
export class NotHeld extends Error {
  readonly collection: string;

  constructor(collection: string) {
    super(`The collection ${collection} is not held.`);
    this.collection = collection;
  }
}

/** What happened to a feature; `after` null: it is gone. */
export interface FeatureLine {
  readonly collection: string;
  readonly id: string;
  readonly after: FeatureState | null;
}

/** A city in memory that rules are held against and that changes are taken into. */
export interface HeldCity extends CheckCity {
  /** Ids of the collections in memory. */
  readonly held: ReadonlySet<string>;
  /** Takes a collection in whole, in place of what was held of it, in small steps between which others may be served. */
  filling(collection: Collection, features: Iterable<{ readonly id: string } & FeatureState>): Generator<void, void>;
  /**
   * Moves the city on: takes lines of changes in, in order, then lets come and go what the clock turns.
   * Lines of collections that are not held are passed over.
   * @param now epoch milliseconds
   */
  move(now: number, lines: readonly FeatureLine[]): { features: FeatureNews[]; streets: ReadonlySet<string> };
  /** The same city as one rule sees it. @param onAsked told which collections it asks for */
  seenBy(onAsked: (collection: string) => void): CheckCity;
}

/**
 * A city without any collection.
 * @param records all records, as they stand at any time
 * @param begun epoch milliseconds
 * @param leftOut ground that the zones of a kind leave out on purpose
 */
export function heldCity(
  records: RecordsView,
  begun: number,
  leftOut: NonNullable<CheckCity['leftOut']> = () => [],
): HeldCity {
  const collections = new Map<string, HeldCollection>();
  const kept = keptStreets();
  let now = begun;

  function heldOf(id: string): HeldCollection {
    const held = collections.get(id);
    if (held === undefined) throw new NotHeld(id);
    return held;
  }

  /** Streets are made of roads. */
  function streetsOf(): CityStreets {
    heldOf('roads');
    return kept.streets;
  }

  return {
    get now() {
      return now;
    },
    features: (id) => heldOf(id).valid,
    near: (id, bbox) => heldOf(id).near(bbox),
    records,
    leftOut,
    get streets() {
      return streetsOf();
    },
    get held() {
      return new Set(collections.keys());
    },
    *filling(collection, features) {
      const held = new HeldCollection(collection);
      for (const { id, geometry, properties } of features) {
        held.put(id, { geometry, properties }, now);
        yield;
      }
      if (collection.id === 'roads') kept.load(held.valid.values());
      collections.set(collection.id, held);
    },
    move(at, lines) {
      now = at;
      const first = new Map<string, Omit<FeatureNews, 'after'>>();
      const touch = (collection: string, id: string, before: CheckFeature | undefined): void => {
        const key = `${collection}\n${id}`;
        if (!first.has(key)) first.set(key, { collection, id, before });
      };
      for (const { collection, id, after } of lines) {
        const held = collections.get(collection);
        if (held === undefined) continue;
        touch(collection, id, held.valid.get(id));
        held.put(id, after, now);
      }
      for (const [collection, held] of collections) {
        for (const { id, before } of held.keepTime(now)) touch(collection, id, before);
      }
      const features = [...first.values()]
        .map((news): FeatureNews => ({ ...news, after: heldOf(news.collection).valid.get(news.id) }))
        .filter(({ before, after }) => before !== undefined || after !== undefined);
      const roads = features.filter(({ collection }) => collection === 'roads');
      return { features, streets: roads.length === 0 ? new Set<string>() : kept.take(roads) };
    },
    seenBy: (onAsked) => ({
      get now() {
        return now;
      },
      features(id) {
        onAsked(id);
        return heldOf(id).valid;
      },
      near(id, bbox) {
        onAsked(id);
        return heldOf(id).near(bbox);
      },
      records,
      leftOut,
      get streets() {
        onAsked('roads');
        return streetsOf();
      },
    }),
  };
}
