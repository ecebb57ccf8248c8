import { expect, test } from 'vitest';
import { standardRule } from '#domain/checks/all-rules.ts';
import { generateSampleCity } from '#domain/sample-city/generate.ts';
import { randomFor } from '#domain/random.ts';
import { checkCity, type CityEdit, type GivenFeature } from '../../worlds/check-city.ts';
import { outcomeOf, runRule } from '../../worlds/open-check.ts';

const sample = generateSampleCity({ seed: 3, cases: 0, until: '2026-11-22' });
const collections = [
  'construction-sites',
  'hoarding-faces',
  'site-gates',
  'wash-platforms',
  'outdoor-ads',
  'kiosks',
  'kiosk-permit-points',
  'illegal-buildings',
  'excavation-sites',
];
const rules = [
  'psa-outdoor-city',
  'psa-outdoor-share',
  'psa-hoarding-share',
  'kiosk-displacement',
  'new-buildings-zero',
  'old-buildings-falling',
  'sites-complete',
  'site-gates-platform',
  'ads-permitted',
  'kiosks-permitted',
  'spoil-permitted',
].map((id) => standardRule(id)!);

test('after every edit each rule stands as if computed anew, and tells of every owner that became different', () => {
  const lists = Object.fromEntries(collections.map((id) => [id, [...sample.features(id)] as GivenFeature[]]));
  const city = checkCity({ features: lists, now: '2026-11-22T09:00:00+08:00' });
  const random = randomFor(5, 'edits');
  const checks = rules.map((rule) => ({ rule, check: runRule(rule, city) }));
  for (let step = 0; step < 40; step++) {
    const before = checks.map(({ check }) => new Map(check.found));
    const news = city.change(anyEdit());
    checks.forEach(({ rule, check }, i) => {
      const told = check.take(news);
      const outcome = outcomeOf(check);
      expect([rule.id, outcome]).toEqual([rule.id, outcomeOf(runRule(rule, city))]);
      if (told === 'all') return;
      const owners = new Set([...before[i]!.keys(), ...check.found.keys()]);
      for (const owner of owners) {
        if (!told.has(owner)) expect(check.found.get(owner)).toEqual(before[i]!.get(owner));
      }
    });
  }

  /** One feature goes, or gets properties of another of its collection, or its place. */
  function anyEdit(): CityEdit {
    const collection = random.pick(collections);
    const list = [...city.features(collection).values()];
    const [one, other] = [random.pick(list), random.pick(list)];
    if (random.chance(0.2)) return { features: { [collection]: { [one.id]: null } } };
    if (random.chance(0.3)) return { features: { [collection]: { [one.id]: { geometry: other.geometry } } } };
    const name = random.pick(Object.keys(other.properties));
    const properties = { ...one.properties, [name]: other.properties[name] };
    return { features: { [collection]: { [one.id]: { properties } } } };
  }
});
