import type { ResponsibilityKind } from '../collection.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { makeLocator } from '../locate/locator.ts';
import { answeringStreet } from './answering-street.ts';
import { coverOf } from './cover.ts';
import { testAssignments, testPersons, testPosts } from './duty-tests.ts';
import { testFields } from './field-tests.ts';
import { testGround } from './ground-test.ts';
import { testLetterRate, testLetters } from './letter-tests.ts';
import type { CityReport, CityTest, TestEntry } from './report.ts';
import { testRivers } from './river-test.ts';
import { testRoads } from './road-test.ts';
import { testShifts } from './shift-test.ts';
import type { TestGround } from './test-ground.ts';
import { postsByZone } from './zone-posts.ts';
import { placesIn, zonesOf } from './zones.ts';

const fields: readonly CityTest[] = ['unit', 'leader', 'officer', 'standard', 'timeLimit'];
const duty: readonly CityTest[] = ['post', 'person', 'assignment', 'shift'];

/**
 * Which tests apply to a kind, in order. Rivers are not meant to cover the built-up area; letters of responsibility 责任书 are
 * about street order, and counted there alone.
 */
export const cityTests: Readonly<Record<ResponsibilityKind, readonly CityTest[]>> = {
  order: ['ground', 'road', ...fields, 'letter', 'letterRate', ...duty],
  cleaning: ['ground', 'road', ...fields, ...duty],
  river: ['river', ...fields, ...duty],
  patrol: ['ground', 'road', ...fields, ...duty],
};

/**
 * The planner's test (plan 5.1.3): every area, stretch and step has someone. Tests a kind's coverage against the city.
 * @returns an entry for each test that applies to the kind, in the order of `cityTests`
 */
export function testCity(coverage: Coverage, ground: TestGround): CityReport {
  const applies = new Set(cityTests[ground.kind]);
  const zones = zonesOf(coverage);
  const placeOf = placesIn(coverage);
  const locator = makeLocator(coverage);
  const posts = postsByZone(ground.posts, zones, locator);
  const entries: TestEntry[] = [];
  if (applies.has('ground')) {
    const streetAt = answeringStreet(ground.streets);
    const cover = coverOf(coverage, ground.builtUp);
    entries.push(testGround(cover, streetAt), testRoads(ground.roads, cover, streetAt));
  }
  if (applies.has('river')) entries.push(testRivers(ground.rivers));
  entries.push(...testFields(zones, placeOf));
  if (applies.has('letter')) entries.push(testLetters(zones, placeOf, locator, ground), testLetterRate(ground));
  entries.push(
    testPosts(zones, placeOf, posts),
    testPersons(ground),
    testAssignments(ground),
    testShifts(zones, posts, locator, ground),
  );
  return { kind: ground.kind, day: ground.day, entries };
}
