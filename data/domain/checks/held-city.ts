import type { Collection } from '#domain/collection.ts';
import type { FeatureState } from '#domain/feature.ts';
import type { RecordsView } from '#domain/record.ts';
import type { CityStreets } from '#domain/streets/city-streets.ts';
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

/** The streets as the roads stand. */
export interface KeptStreets {
  /** Takes all roads in. */
  load(roads: Iterable<CheckFeature>): void;
  /** Takes changes of roads in. @returns names of the streets that became different, as they are called now and were before */
  take(news: readonly FeatureNews[]): ReadonlySet<string>;
  readonly streets: CityStreets;
}

/** A city in memory that rules are held against and that changes are taken into. */
export interface HeldCity extends CheckCity {
  /** Ids of the collections in memory. */
  readonly held: ReadonlySet<string>;
  /** Takes a collection in whole, in place of what was held of it. */
  fill(collection: Collection, features: Iterable<{ readonly id: string } & FeatureState>): void;
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
 * @param streets made of the collection `roads` once it is filled
 * @param begun epoch milliseconds
 */
export function heldCity(records: RecordsView, streets: KeptStreets, begun: number): HeldCity {
  const collections = new Map<string, HeldCollection>();
  let now = begun;

  function heldOf(id: string): HeldCollection {
    const held = collections.get(id);
    if (held === undefined) throw new NotHeld(id);
    return held;
  }

  const city: CheckCity = {
    get now() {
      return now;
    },
    features: (id) => heldOf(id).valid,
    near: (id, bbox) => heldOf(id).near(bbox),
    records,
    get streets() {
      return streets.streets;
    },
  };

  return {
    get now() {
      return now;
    },
    features: city.features,
    near: city.near,
    records,
    get streets() {
      return streets.streets;
    },
    get held() {
      return new Set(collections.keys());
    },
    fill(collection, features) {
      const held = new HeldCollection(collection);
      for (const { id, geometry, properties } of features) held.put(id, { geometry, properties }, now);
      collections.set(collection.id, held);
      if (collection.id === 'roads') streets.load(held.valid.values());
    },
    move(at, lines) {
      now = at;
      const before = new Map<string, FeatureNews>();
      const touch = (collection: string, id: string, was: CheckFeature | undefined): void => {
        const key = `${collection}\n${id}`;
        if (!before.has(key)) before.set(key, { collection, id, before: was, after: undefined });
      };
      for (const { collection, id, after } of lines) {
        const held = collections.get(collection);
        if (held === undefined) continue;
        touch(collection, id, held.valid.get(id));
        held.put(id, after, now);
      }
      for (const [collection, held] of collections) {
        for (const turned of held.keepTime(now)) touch(collection, turned.id, turned.before);
      }
      const features = [...before.values()]
        .map((news): FeatureNews => ({ ...news, after: collections.get(news.collection)!.valid.get(news.id) }))
        .filter((news) => news.before !== undefined || news.after !== undefined);
      return { features, streets: streets.take(features.filter(({ collection }) => collection === 'roads')) };
    },
    seenBy: (onAsked) => ({
      get now() {
        return now;
      },
      features(id) {
        onAsked(id);
        return city.features(id);
      },
      near(id, bbox) {
        onAsked(id);
        return city.near(id, bbox);
      },
      records,
      get streets() {
        onAsked('roads');
        return streets.streets;
      },
    }),
  };
}
