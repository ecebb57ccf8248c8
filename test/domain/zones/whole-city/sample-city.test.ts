import { describe, expect, it } from 'vitest';
import { toLattice } from '#domain/geometry/lattice.ts';
import type { RecordContent } from '#domain/record.ts';
import { generateSampleCity } from '#domain/sample-city/generate.ts';
import type { PlantedFault } from '#domain/sample-city/planted-fault.ts';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import { nobody } from '#domain/zones/coverage/arc.ts';
import { coverageOfFeatures } from '#domain/zones/schemes/from-features.ts';
import { gatherTestGround } from '#domain/zones/whole-city/gather.ts';
import type { CityTest, TestEntry } from '#domain/zones/whole-city/report.ts';
import { testCity } from '#domain/zones/whole-city/test-city.ts';
import { workloadOf } from '#domain/zones/workload/load-follower.ts';

const fields: Readonly<Record<string, CityTest>> = {
  leader: 'leader',
  officer: 'officer',
  standardOfWork: 'standard',
  timeLimit: 'timeLimit',
};

/** A sample city, and what the test of each kind finds in it. */
function tested(seed: number, count: number) {
  const city = generateSampleCity({ seed, cases: count, until: '2026-11-22' });
  const cases = [...city.features('cases')];
  const facts = {
    features: (collection: string) => (collection === 'cases' ? cases : city.features(collection)),
    records: (kind: string) =>
      city.records
        .filter((line) => line.kind === kind)
        .map(({ id, after }) => ({ id: id!, content: after as RecordContent })),
  };
  const zones = [...city.features('zones')];
  const kinds = (Object.keys(responsibilityKinds) as ResponsibilityKind[]).map((kind) => {
    const coverage = coverageOfFeatures(zones.filter(({ properties }) => properties['responsibilityKind'] === kind));
    const ground = gatherTestGround(kind, '2026-11-21', facts);
    return { kind, coverage, ground, report: testCity(coverage, ground) };
  });
  const entries = (test: CityTest): TestEntry[] =>
    kinds.flatMap(({ report }) => report.entries.filter((entry) => entry.test === test));
  const found = (test: CityTest): (string | undefined)[] =>
    entries(test).flatMap(({ items }) => items.map(({ subject }) => subject?.number));
  const planted = (kind: PlantedFault['kind'], collection?: string): PlantedFault[] =>
    city.plantedFaults.filter(
      (fault) => fault.kind === kind && (collection === undefined || fault.collection === collection),
    );
  return { kinds, entries, found, planted };
}

/** The sample's own seed and two others; `npm run prove -- zones` tries it and twenty others. */
const seeds = Array.from({ length: Number(process.env['PLANTED_SEEDS'] ?? 3) }, (_, i) => i + 1);

it.each(seeds)('in the sample city of seed %i the planted faults are found, and none is invented', (seed) => {
  const { entries, found, planted } = tested(seed, 0);
  // Not a square metre of ground, not a metre of road side.
  expect(entries('ground')).toHaveLength(3);
  for (const { figure, of } of [...entries('ground'), ...entries('road')]) {
    expect(figure).toBe(0);
    expect(of).toBeGreaterThan(0);
  }
  expect(found('unit')).toEqual([]);
  for (const [field, test] of Object.entries(fields)) {
    const lacking = planted('completeness', 'zones').filter(({ note }) => note.includes(field));
    expect(found(test).sort()).toEqual(lacking.flatMap(({ subjects }) => subjects).sort());
  }
  const first = (faults: readonly PlantedFault[]): string[] => faults.map(({ subjects }) => subjects[0]!).sort();
  expect(found('post').sort()).toEqual(first(planted('post')));
  expect(found('person').sort()).toEqual(first(planted('person')));
  // Whose an assignment to no post is, nobody knows: every kind tells it.
  expect(new Set(found('assignment'))).toEqual(new Set(first(planted('assignment'))));
  expect(found('river').sort()).toEqual(first(planted('completeness', 'river-sections')));
  const letters = planted('letter').map(({ subjects, measured }) => [subjects[0], measured]);
  const [letter] = entries('letter');
  expect(letter!.items.map(({ subject, measured }) => [subject!.number, measured]).sort()).toEqual(letters.sort());
  const [rate] = entries('letterRate');
  const parties = planted('letter').flatMap(({ subjects }) => subjects.slice(1));
  expect(rate!.items.map(({ subject }) => subject!.number).sort()).toEqual(parties.sort());
  expect(rate!.figure).toBeCloseTo((100 * (rate!.of - parties.length)) / rate!.of, 9);
});

describe('in the sample city with its cases', () => {
  const { kinds, entries, found, planted } = tested(1, 12_000);

  it('there are cases in hours without anyone in the planted zones, and in no other', () => {
    const zones = planted('shift').map(({ subjects }) => subjects[0]);
    for (const { subject, hour } of entries('shift').flatMap(({ items }) => items)) {
      expect(zones).toContain(subject!.number);
      const hourOfDay = hour! % 24;
      if (subject!.number === 'SR-023') expect(hourOfDay < 6 || hourOfDay >= 14).toBe(true);
      if (subject!.number === 'BJ-009') expect(hourOfDay < 5 || hourOfDay >= 22).toBe(true);
    }
    expect(found('shift')).toContain('SR-023');
  });

  it('the zones share its whole road length and all cases within', () => {
    for (const { kind, coverage, ground, report } of kinds) {
      if (kind === 'river') continue;
      const { zones: loads } = workloadOf(coverage, ground);
      const sides = report.entries.find(({ test }) => test === 'road')!.of;
      expect(Math.abs(loads.reduce((sum, { road }) => sum + road, 0) - sides / 2)).toBeLessThan(0.5);
      // Some cases are reported from beyond the built-up area.
      const { lon, lat } = ground.cases;
      const within = lon.filter((x, i) => coverage.ownerAt(toLattice([x, lat[i]!])) !== nobody).length;
      expect(loads.reduce((sum, load) => sum + load.cases, 0)).toBe(within);
    }
  });
});
