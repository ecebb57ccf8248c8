import { describe, expect, it } from 'vitest';
import { toLattice } from '#domain/geometry/lattice.ts';
import { generateSampleCity } from '#domain/sample-city/generate.ts';
import type { PlantedFault } from '#domain/sample-city/planted-fault.ts';
import type { RecordContent } from '#domain/record.ts';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import { nobody } from '#domain/zones/coverage/arc.ts';
import { coverageOfFeatures } from '#domain/zones/schemes/from-features.ts';
import type { CityFacts } from '#domain/zones/whole-city/city-facts.ts';
import { gatherTestGround } from '#domain/zones/whole-city/gather.ts';
import type { CityTest, TestEntry } from '#domain/zones/whole-city/report.ts';
import { testCity } from '#domain/zones/whole-city/test-city.ts';
import { workloadOf } from '#domain/zones/workload/load-follower.ts';

const kinds = Object.keys(responsibilityKinds) as ResponsibilityKind[];

const fields: Readonly<Record<string, CityTest>> = {
  leader: 'leader',
  officer: 'officer',
  standardOfWork: 'standard',
  timeLimit: 'timeLimit',
};

describe.each([1, 5])('the sample city of seed %i', (seed) => {
  const city = generateSampleCity({ seed, cases: 12_000, until: '2026-11-22' });
  const features = (collection: string) => [...city.features(collection)];
  const cases = features('cases');
  const facts: CityFacts = {
    features: (collection) => (collection === 'cases' ? cases : features(collection)),
    records: (kind) =>
      city.records
        .filter((line) => line.kind === kind)
        .map(({ id, after }) => ({ id: id!, content: after as RecordContent })),
  };
  const zones = features('zones');
  const tested = kinds.map((kind) => {
    const coverage = coverageOfFeatures(zones.filter(({ properties }) => properties['responsibilityKind'] === kind));
    const ground = gatherTestGround(kind, '2026-11-21', facts);
    return { kind, coverage, ground, report: testCity(coverage, ground) };
  });
  const entries = (test: CityTest): TestEntry[] =>
    tested.flatMap(({ report }) => report.entries.filter((entry) => entry.test === test));
  const found = (test: CityTest): (string | undefined)[] =>
    entries(test).flatMap(({ items }) => items.map(({ subject }) => subject?.number));
  const planted = (kind: PlantedFault['kind']) => city.plantedFaults.filter((fault) => fault.kind === kind);

  it('has no ground and no road without a zone: not a square metre', () => {
    for (const { figure, of } of [...entries('ground'), ...entries('road')]) {
      expect(figure).toBe(0);
      expect(of).toBeGreaterThan(0);
    }
    expect(entries('ground')).toHaveLength(3);
  });

  it('has the fields missing that were left empty, and no others', () => {
    const lacking = planted('completeness').filter(({ collection }) => collection === 'zones');
    for (const [field, test] of Object.entries(fields)) {
      const subjects = lacking.filter(({ note }) => note.includes(field)).flatMap((fault) => fault.subjects);
      expect(found(test).sort()).toEqual(subjects.sort());
    }
    expect(found('unit')).toEqual([]);
  });

  it('has the zones without post, posts without person and the person without post that were planted', () => {
    expect(found('post').sort()).toEqual(
      planted('post')
        .flatMap(({ subjects }) => subjects)
        .sort(),
    );
    expect(found('person').sort()).toEqual(
      planted('person')
        .map(({ subjects }) => subjects[0]!)
        .sort(),
    );
    // Whose an assignment to no post is, nobody knows: every kind tells it.
    expect(new Set(found('assignment'))).toEqual(new Set(planted('assignment').flatMap(({ subjects }) => subjects)));
  });

  it('has the letters missing that were planted, by zone and in the rate', () => {
    const [letter] = entries('letter');
    const expected = planted('letter').map(({ subjects: [zone], measured }) => [zone, measured]);
    expect(letter!.items.map(({ subject, measured }) => [subject!.number, measured]).sort()).toEqual(expected.sort());
    const [rate] = entries('letterRate');
    const parties = features('liable-parties').length;
    const lacking = expected.reduce((sum, [, count]) => sum + Number(count), 0);
    expect(rate!.figure).toBeCloseTo((100 * (parties - lacking)) / parties, 9);
  });

  it('has river sections that lack what was left empty', () => {
    const lacking = planted('completeness').filter(({ collection }) => collection === 'river-sections');
    expect(found('river').sort()).toEqual(lacking.flatMap(({ subjects }) => subjects).sort());
  });

  it('has cases in hours without anyone in the planted zones, and in no other', () => {
    const expected = planted('shift');
    for (const { subject, hour } of entries('shift').flatMap(({ items }) => items)) {
      expect(expected.map(({ subjects }) => subjects[0])).toContain(subject!.number);
      const hourOfDay = hour! % 24;
      if (subject!.number === 'SR-023') expect(hourOfDay < 6 || hourOfDay >= 14).toBe(true);
      if (subject!.number === 'BJ-009') expect(hourOfDay < 5 || hourOfDay >= 22).toBe(true);
    }
    expect(found('shift')).toContain('SR-023');
  });

  it('shares its whole road length and all cases within among the zones', () => {
    for (const { kind, coverage, ground, report } of tested) {
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
