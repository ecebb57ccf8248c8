import { describe, expect, it } from 'vitest';
import type { Position } from 'geojson';
import { allRules, isInForce, type Rule } from '#domain/checks/all-rules.ts';
import { kindOf } from '#domain/checks/kinds.ts';
import { openRule } from '#domain/checks/open-rule.ts';
import type { RuleKind } from '#domain/checks/rule.ts';
import { collections } from '#domain/collections.ts';
import type { Found } from '#domain/finding.ts';
import { distance } from '#domain/geometry/measure.ts';
import { gapTo } from '#domain/geometry/gap.ts';
import { meets } from '#domain/geometry/meets.ts';
import type { RecordContent } from '#domain/record.ts';
import { generateSampleCity } from '#domain/sample-city/generate.ts';
import type { PlantedFault } from '#domain/sample-city/planted-fault.ts';
import { randomFor } from '#domain/random.ts';
import { checkCity } from '../../worlds/check-city.ts';

const day = '2026-11-22';

/** The sample's own seed and others; `npm run prove -- checks` tries it and twenty others. */
const seeds = Array.from({ length: Number(process.env['PLANTED_SEEDS'] ?? 2) }, (_, i) => i + 1);

/** Which kind of rule has to find what was planted; what is left out is the whole-city test's (`zones/whole-city`). */
const findsIt: Partial<Readonly<Record<PlantedFault['kind'], RuleKind>>> = {
  spacing: 'spacing',
  reach: 'reach',
  share: 'share',
  displacement: 'displacement',
  completeness: 'completeness',
  partition: 'partition',
  trend: 'trend',
  permitted: 'permitted',
  presence: 'presence',
  post: 'presence',
  person: 'presence',
  assignment: 'presence',
  shift: 'presence',
};

interface OfRule {
  readonly rule: Rule;
  readonly found: Found;
}

/** A sample city with every default rule that is in force held against it. */
function checked(seed: number, kinds: (kind: RuleKind) => boolean) {
  const sample = generateSampleCity({ seed, cases: 0, until: day });
  const city = checkCity({
    now: `${day}T00:00:00+08:00`,
    features: Object.fromEntries(collections.map(({ id }) => [id, sample.features(id)])),
    records: Object.fromEntries(
      [...new Set(sample.records.map(({ kind }) => kind))].map((kind) => [
        kind,
        sample.records
          .filter((record) => record.kind === kind)
          .map(({ id, after }) => ({ id: id!, content: after as RecordContent })),
      ]),
    ),
  });
  const all = allRules(city.records)
    .filter((rule) => isInForce(rule, day) && kinds(rule.kind))
    .flatMap((rule): OfRule[] => {
      const check = openRule(rule, city);
      for (const step of check.run()) void step;
      return [...check.found.values()].flat().map((found) => ({ rule, found }));
    });
  return { sample, city, all };
}

/** Whether a finding is what was planted: of the kind, about the subject, and as large. */
function isIt(fault: PlantedFault, { rule, found }: OfRule): boolean {
  if (rule.kind !== findsIt[fault.kind] || found.measure !== fault.unit) return false;
  if (found.measured === null || Math.abs(found.measured - fault.measured) > 0.06 + 0.004 * fault.measured)
    return false;
  if (Math.abs(found.limit - fault.limit) > 1e-9) return false;
  const names = found.subjects.map(({ name }) => name);
  const [first] = fault.subjects;
  // Gaps along a street are told from crossing to crossing, wherever the planting cut it: the street has to be the same.
  if (rule.kind === 'spacing') return found.owner.startsWith(`street ${first!.split('，')[0]}`);
  return fault.subjects.some((subject) => names.includes(subject));
}

const told = ({ rule, found }: OfRule) => `${rule.id}: ${kindOf(rule.kind)!.words(found).wrong.zh}`;

describe.each(seeds)('in the sample city of seed %i', (seed) => {
  const { sample, all } = checked(seed, (kind) => kind !== 'reach');

  it('the default rules find what was planted, as large as it is, and nothing else', () => {
    const wanted = sample.plantedFaults.filter(({ kind }) => kind !== 'reach' && findsIt[kind] !== undefined);
    const left = new Set(all);
    const missed = wanted.filter((fault) => {
      const it = [...left].find((one) => isIt(fault, one));
      if (it !== undefined) left.delete(it);
      return it === undefined;
    });
    expect(missed).toEqual([]);
    expect([...left].map(told)).toEqual([]);
    expect(new Set(wanted.map(({ kind }) => kind)).size).toBe(12);
  });

  it('each finding says what is wrong and what would mend it in both languages, and where it is', () => {
    for (const { rule, found } of all) {
      const { wrong, remedy } = kindOf(rule.kind)!.words(found);
      for (const words of [wrong.zh, remedy.zh, wrong.en, remedy.en]) {
        expect(words.length, rule.id).toBeGreaterThan(3);
        expect(words, rule.id).not.toMatch(/undefined|NaN|\[object/);
      }
      expect(found.place, rule.id).not.toBe('');
      expect(found.subjects.length, rule.id).toBeGreaterThan(0);
      expect(JSON.stringify(found.geometry), rule.id).toMatch(/\d/);
    }
  });
});

/** Walking is no shorter than the straight way: what a circle does not reach nobody reaches on foot. */
describe('out of reach in the sample city', () => {
  const { sample, city, all } = checked(1, (kind) => kind === 'reach');
  const ofToilets = all.filter(({ rule }) => rule.id === 'toilets-reach').map(({ found }) => found);
  const toilets = [...city.features('public-toilets').values()]
    .filter(({ properties }) => properties['state'] === 'intact')
    .map(({ geometry }) => (geometry as { coordinates: Position }).coordinates);
  const straight = (place: Position) => Math.min(...toilets.map((toilet) => distance(toilet, place)));

  it('is the market that was planted without a toilet, with the planted distance as the crow flies', () => {
    const [fault] = sample.plantedFaults.filter(({ kind }) => kind === 'reach');
    const market = ofToilets.find(({ subjects }) => subjects.some(({ name }) => name === fault!.subjects[0]));
    expect(market!.limit).toBe(fault!.limit);
    expect(Number(market!.details!['circle'])).toBeCloseTo(fault!.measured, -0.5);
    expect(market!.measured).toBeGreaterThanOrEqual(fault!.measured - 1);
    // Of the other markets each has one within 300 m, straight; on foot it may be further.
    const others = ofToilets.filter(
      ({ subjects, measure }) => measure === 'm' && subjects[0]!.collection === 'markets',
    );
    for (const { measured } of others) expect(measured).toBeGreaterThan(300);
  });

  it('is all ground beyond the circle, and none close to a toilet', () => {
    const random = randomFor(1, 'places in the built-up area');
    const patches = ofToilets.filter(({ measure }) => measure === 'm²').map(({ geometry }) => geometry);
    const ring = sample.builtUp.coordinates[0]!;
    const [lons, lats] = [ring.map(([lon]) => lon!), ring.map(([, lat]) => lat!)];
    const between = (values: readonly number[]) =>
      Math.min(...values) + random.next() * (Math.max(...values) - Math.min(...values));
    const isOut = ([x, y]: Position) => patches.some((patch) => meets(patch, [x!, y!, x!, y!]));
    let [beyond, close] = [0, 0];
    for (let i = 0; i < 3000; i++) {
      const place: Position = [between(lons), between(lats)];
      if (!meets(sample.builtUp, [place[0]!, place[1]!, place[0]!, place[1]!])) continue;
      // Ground is told in cells of 50 m, each by its middle: at the edge, and half a diagonal either way, it may be told otherwise.
      if (gapTo(place, { type: 'LineString', coordinates: ring }) < 40) continue;
      const metres = straight(place);
      if (metres > 300 + 40) {
        beyond += 1;
        expect([place, isOut(place)]).toEqual([place, true]);
      } else if (metres < 20) {
        close += 1;
        expect([place, isOut(place)]).toEqual([place, false]);
      }
    }
    expect(beyond).toBeGreaterThan(300);
    expect(close).toBeGreaterThan(0);
  });
});
