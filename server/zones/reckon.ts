import { dayOf, formatDay, parseDay, startOfDay } from '#domain/calendar/work-calendar.ts';
import type { CityFacts, Fact } from '#domain/zones/whole-city/city-facts.ts';
import { gatherTestGround } from '#domain/zones/whole-city/gather.ts';
import { testCity } from '#domain/zones/whole-city/test-city.ts';
import { uncovered } from '#domain/zones/whole-city/uncovered.ts';
import { compareVersions } from '#domain/zones/compare/compare-versions.ts';
import { gatherCompareGround } from '#domain/zones/compare/gather.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { decodeCoverage } from '#domain/zones/coverage/encoded.ts';
import type { ResponsibilityKind } from '#domain/zones/collection.ts';
import type { Store } from '../store/store.ts';
import type { Schemes } from './reader.ts';
import { casesLately, casesOpen, featuresOf } from './store.ts';

/** What is to be reckoned of versions against the city as it stands. */
export type ReckonTask =
  | {
      readonly what: 'test' | 'test-ground' | 'uncovered';
      readonly version: string;
      readonly kind: ResponsibilityKind;
      readonly now: number;
    }
  | {
      readonly what: 'compare';
      readonly before: string;
      readonly after: string;
      readonly kind: ResponsibilityKind;
      readonly now: number;
    };

/** Collections that are looked at; who asks must be allowed to read them all. */
export const lookedAt = {
  test: ['posts', 'city-extents', 'divisions', 'roads', 'river-sections', 'liable-parties', 'cases'],
  uncovered: ['city-extents', 'roads'],
  compare: ['roads', 'key-places', 'markets', 'construction-sites', 'public-toilets', 'transfer-stations', 'cases'],
} as const;

/** Days of cases that are read; the test itself counts which of them it wants. */
const caseDays = 31;

/**
 * Reckons a task: gathers the city's facts from the database and asks the pure functions.
 * @returns what is sent as JSON
 */
export async function reckon(store: Store, schemes: Pick<Schemes, 'encodedOf'>, task: ReckonTask): Promise<object> {
  const day = formatDay(dayOf(task.now));
  if (task.what === 'compare') {
    const facts = await factsOf(store, lookedAt.compare, await casesOpen(store));
    const [before, after] = [await coverageOf(task.before), await coverageOf(task.after)];
    return compareVersions(before, after, gatherCompareGround(task.kind, day, facts));
  }
  if (task.what === 'uncovered') {
    const ground = gatherTestGround(task.kind, day, await factsOf(store, lookedAt.uncovered, []));
    return { uncovered: uncovered(await coverageOf(task.version), ground) };
  }
  const since = new Date(startOfDay(parseDay(day) - caseDays)).toISOString();
  const ground = gatherTestGround(task.kind, day, await factsOf(store, lookedAt.test, await casesLately(store, since)));
  return task.what === 'test-ground' ? ground : testCity(await coverageOf(task.version), ground);

  async function coverageOf(id: string): Promise<Coverage> {
    const held = await schemes.encodedOf(id);
    if (held === undefined) throw new Error(`There is no scheme version ${id}.`);
    return decodeCoverage(held.coverage);
  }
}

async function factsOf(store: Store, collections: readonly string[], cases: readonly Fact[]): Promise<CityFacts> {
  const features = Map.groupBy(
    await featuresOf(
      store,
      collections.filter((id) => id !== 'cases'),
    ),
    ({ collection }) => collection,
  );
  const records = Map.groupBy((await store.records()).records, ({ kind }) => kind);
  return {
    features: (collection) => (collection === 'cases' ? cases : (features.get(collection) ?? [])),
    records: (kind) => records.get(kind) ?? [],
  };
}
