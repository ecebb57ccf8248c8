import type { ZoneContent } from '../content.ts';
import type { CityTest, TestEntry } from './report.ts';
import { subjectOf, type PlaceOf, type TestedZone } from './zones.ts';

/** What plan 5.1.2 (and 2.2.1: a unit) wants filled in, and the test that looks for it. */
const wanted = [
  ['unit', 'unit'],
  ['leader', 'leader'],
  ['officer', 'officer'],
  ['standard', 'standardOfWork'],
  ['timeLimit', 'timeLimit'],
] as const satisfies readonly (readonly [CityTest, keyof ZoneContent])[];

/** Zones in which a field is missing: one entry a field. */
export function testFields(zones: readonly TestedZone[], placeOf: PlaceOf): TestEntry[] {
  return wanted.map(([test, field]) => {
    const lacking = zones.filter(({ content }) => content[field] === undefined);
    return {
      test,
      figure: zones.length === 0 ? null : lacking.length,
      unit: 'count',
      of: zones.length,
      items: lacking.map((zone) => ({
        key: zone.id,
        subject: subjectOf(zone),
        at: placeOf(zone.id),
        measured: 1,
        unit: 'count' as const,
      })),
    };
  });
}
