import Flatbush from 'flatbush';
import type { Geometry } from 'geojson';
import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import type { CheckCity, CheckFeature, CityNews, FeatureNews } from '#domain/checks/check.ts';
import type { Properties } from '#domain/feature.ts';
import { bboxOf } from '#domain/geometry/bbox.ts';
import type { RecordContent, RecordsView, StoredRecord } from '#domain/record.ts';
import type { CityStreets } from '#domain/streets/city-streets.ts';
import { keptStreets } from '#domain/streets/kept-streets.ts';

/** A feature as a test gives it. */
export interface GivenFeature {
  readonly id: string;
  readonly geometry: Geometry;
  readonly properties?: Properties;
}

export interface GivenRecord {
  readonly id: string;
  readonly content: RecordContent;
}

/** What a city of a test holds. */
export interface GivenCity {
  /** By collection. */
  readonly features?: Readonly<Record<string, Iterable<GivenFeature>>>;
  /** By kind. */
  readonly records?: Readonly<Record<string, Iterable<GivenRecord>>>;
  /** RFC 3339; 2026-11-22 noon in Asia/Shanghai where none is given. */
  readonly now?: string;
  /** Absent: those that the features of `roads` make, as `assembleStreets` puts them together. */
  readonly streets?: CityStreets;
}

/** What becomes of a city: features and records as they are afterwards; null ends one. */
export interface CityEdit {
  readonly features?: Readonly<Record<string, Readonly<Record<string, Partial<Omit<GivenFeature, 'id'>> | null>>>>;
  readonly records?: Readonly<Record<string, Readonly<Record<string, RecordContent | null>>>>;
  readonly now?: string;
}

/** A city of plain lists, to hold rules against. */
export interface TestCity extends CheckCity {
  /**
   * Edits the city.
   * @param edit of a feature that is there only what becomes different has to be given: geometry, and properties as a whole
   * @returns what a rule is told of it; features come and go by the clock too
   */
  change(edit: CityEdit): CityNews;
}

const noon = '2026-11-22T12:00:00+08:00';

/** Makes a city of lists. */
export function checkCity(given: GivenCity): TestCity {
  let now = Date.parse(given.now ?? noon);
  const all = new Map<string, Map<string, CheckFeature>>();
  const records = new Map<string, Map<string, StoredRecord>>();
  for (const [collection, features] of Object.entries(given.features ?? {})) {
    const held = entryOf(all, collection);
    for (const { id, geometry, properties = {} } of features) held.set(id, { collection, id, geometry, properties });
  }
  for (const [kind, entries] of Object.entries(given.records ?? {})) {
    for (const { id, content } of entries) entryOf(records, kind).set(id, { kind, id, version: 1, content });
  }

  const isValid = ({ properties: { validFrom, validTo } }: CheckFeature) =>
    (typeof validFrom !== 'string' || Date.parse(validFrom) <= now) &&
    (typeof validTo !== 'string' || Date.parse(validTo) > now);
  const known = new Map<string, ReadonlyMap<string, CheckFeature>>();
  const valid = (collection: string): ReadonlyMap<string, CheckFeature> => {
    let features = known.get(collection);
    if (features === undefined) {
      const held = [...(all.get(collection)?.values() ?? [])].filter(isValid);
      features = new Map(held.sort(byId).map((feature) => [feature.id, feature]));
      known.set(collection, features);
    }
    return features;
  };
  const indexes = new Map<
    string,
    { readonly features: readonly CheckFeature[]; readonly tree: Flatbush | undefined }
  >();
  const kept = keptStreets();
  kept.load(valid('roads').values());
  const view: RecordsView = {
    get: (kind, id) => records.get(kind)?.get(id),
    all: (kind) => [...(records.get(kind)?.values() ?? [])].sort(byId),
  };

  return {
    get now() {
      return now;
    },
    features: valid,
    near(collection, box) {
      let index = indexes.get(collection);
      if (index === undefined) {
        const features = [...valid(collection).values()];
        indexes.set(collection, (index = { features, tree: treeOf(features) }));
      }
      const found = index.tree?.search(...box) ?? [];
      return found.sort((a, b) => a - b).map((at) => index.features[at]!);
    },
    records: view,
    streets: given.streets ?? kept.streets,
    change(edit) {
      const before = new Map([...all.keys()].map((collection) => [collection, valid(collection)]));
      const dayBefore = formatDay(dayOf(now));
      if (edit.now !== undefined) now = Date.parse(edit.now);
      for (const [collection, edits] of Object.entries(edit.features ?? {})) {
        const held = entryOf(all, collection);
        for (const [id, state] of Object.entries(edits)) {
          if (state === null) held.delete(id);
          else held.set(id, edited(collection, id, held.get(id), state));
        }
      }
      for (const [kind, edits] of Object.entries(edit.records ?? {})) {
        const held = entryOf(records, kind);
        for (const [id, content] of Object.entries(edits)) {
          if (content === null) held.delete(id);
          else held.set(id, { kind, id, version: (held.get(id)?.version ?? 0) + 1, content });
        }
      }
      known.clear();
      indexes.clear();
      const features = [...all.keys()].flatMap((collection) =>
        differing(collection, before.get(collection) ?? new Map<string, CheckFeature>(), valid(collection)),
      );
      return {
        features,
        records: new Set(Object.keys(edit.records ?? {})),
        newDay: formatDay(dayOf(now)) !== dayBefore,
        streets: kept.take(features.filter(({ collection }) => collection === 'roads')),
      };
    },
  };
}

function treeOf(features: readonly CheckFeature[]): Flatbush | undefined {
  if (features.length === 0) return undefined;
  const tree = new Flatbush(features.length);
  for (const { geometry } of features) tree.add(...bboxOf(geometry));
  tree.finish();
  return tree;
}

function edited(
  collection: string,
  id: string,
  before: CheckFeature | undefined,
  state: Partial<Omit<GivenFeature, 'id'>>,
): CheckFeature {
  const geometry = state.geometry ?? before?.geometry;
  if (geometry === undefined) throw new TypeError(`${collection} ${id} needs a geometry.`);
  return { collection, id, geometry, properties: state.properties ?? before?.properties ?? {} };
}

function differing(
  collection: string,
  before: ReadonlyMap<string, CheckFeature>,
  after: ReadonlyMap<string, CheckFeature>,
): FeatureNews[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((id) => before.get(id) !== after.get(id))
    .map((id) => ({ collection, id, before: before.get(id), after: after.get(id) }));
}

function entryOf<T>(groups: Map<string, Map<string, T>>, key: string): Map<string, T> {
  let held = groups.get(key);
  if (held === undefined) groups.set(key, (held = new Map()));
  return held;
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
