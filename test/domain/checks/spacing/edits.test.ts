import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RuleContent } from '#domain/checks/rule.ts';
import type { SpacingParams } from '#domain/checks/spacing/kind.ts';
import { openSpacing } from '#domain/checks/spacing/open.ts';
import { checkCity, type GivenFeature } from '../../../worlds/check-city.ts';
import { positionAt } from '../../../worlds/metric.ts';

const names = ['人民路', '人民东路', '海陵路', '文化路'];
const one = (most: number) => fc.integer({ min: 0, max: most });
const ids = (prefix: string, count: number) =>
  fc.constantFrom(...Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`));

type State = Omit<GivenFeature, 'id'>;

/** Roads between the crossings of a small grid. */
const road = fc
  .record({
    // None comes back along itself: where it lies on itself nothing tells its two courses apart.
    places: fc
      .tuple(
        fc.uniqueArray(fc.tuple(one(3), one(2)), { minLength: 2, maxLength: 4, selector: ([x, y]) => `${x} ${y}` }),
        fc.boolean(),
      )
      .map(([places, isReversed]) => places.sort(([a, b], [c, d]) => (isReversed ? c - a || d - b : a - c || b - d))),
    name: fc.constantFrom(...names, undefined),
    alias: fc.constantFrom(...names, undefined, undefined, undefined),
    oneway: fc.boolean(),
    mainCommercial: fc.constantFrom(true, true, true, false),
  })
  .map(({ places, name, alias, oneway, mainCommercial }): State => ({
    geometry: { type: 'LineString', coordinates: places.map(([x, y]) => positionAt(x * 300 + y * 3, y * 170)) },
    properties: {
      class: 'primary',
      mainCommercial,
      ...(name !== undefined && { name }),
      ...(alias !== undefined && { aliases: [alias] }),
      ...(oneway && { oneway }),
    },
  }));

const place = fc.tuple(one(900), one(360), fc.integer({ min: -15, max: 15 }));

const sign = fc
  .record({ at: place, road: fc.constantFrom(...names, undefined), state: fc.constantFrom('intact', 'damaged') })
  .map(({ at: [x, y, off], road: name, state }): State => ({
    // Mostly beside a street that runs east.
    geometry: { type: 'Point', coordinates: positionAt(x, Math.round(y / 170) * 170 + off) },
    properties: { number: `${x}`, state, ...(name !== undefined && { road: name }) },
  }));

const zone = place.map(([x, y]): State => ({
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x, y],
        [x + 80, y],
        [x + 80, y + 60],
        [x, y],
      ].map(([east, north]) => positionAt(east!, north!)),
    ],
  },
  properties: { rule: 'forbidden' },
}));

const edit = fc.oneof(
  fc.record({ collection: fc.constant('roads'), id: ids('r', 6), state: fc.option(road, { freq: 5 }) }),
  fc.record({ collection: fc.constant('reminder-signs'), id: ids('s', 6), state: fc.option(sign, { freq: 3 }) }),
  fc.record({ collection: fc.constant('ad-plan-zones'), id: ids('z', 2), state: fc.option(zone, { freq: 2 }) }),
);

const params: Partial<SpacingParams>[] = [
  {},
  { reading: 'block', sides: 'each' },
  { sides: 'each', carriageways: 'each', roadProperty: 'road', crossingMetres: 30 },
];

it('after any edits of roads, signs and forbidden ground a rule of spacing stands as one that is opened anew', () => {
  fc.assert(
    fc.property(
      fc.array(road, { minLength: 2, maxLength: 5 }),
      fc.array(sign, { maxLength: 5 }),
      fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...params),
      (roads, signs, turns, more) => {
        const numbered = (prefix: string, states: readonly State[]): GivenFeature[] =>
          states.map((state, i) => ({ ...state, id: `${prefix}${i + 1}` }));
        const city = checkCity({
          features: { roads: numbered('r', roads), 'reminder-signs': numbered('s', signs), 'ad-plan-zones': [] },
        });
        const check = openSpacing(ruleWith(more), city);
        for (const step of check.run()) void step;
        for (const turn of turns) {
          const features: Record<string, Record<string, State | null>> = {};
          for (const { collection, id, state } of turn) (features[collection] ??= {})[id] = state;
          const before = new Map(check.found);
          const told = check.take(city.change({ features }));
          const anew = openSpacing(ruleWith(more), city);
          for (const step of anew.run()) void step;
          const sorted = (found: typeof check.found) => [...found].sort(([a], [b]) => (a < b ? -1 : 1));
          expect(sorted(check.found)).toEqual(sorted(anew.found));
          const { percent, figures } = check.state();
          expect(percent ?? 0).toBeCloseTo(anew.state().percent ?? 0, 6);
          expect(figures['additions']).toBe(anew.state().figures['additions']);
          expect(JSON.stringify(sorted(check.found))).not.toMatch(/undefined|NaN|\[null/);
          if (told === 'all') continue;
          for (const owner of new Set([...before.keys(), ...check.found.keys()])) {
            if (!told.has(owner)) expect(check.found.get(owner)).toEqual(before.get(owner));
          }
        }
      },
    ),
    { numRuns: 100 },
  );
});

function ruleWith(more: Partial<SpacingParams>): RuleContent {
  return {
    zh: '提示牌',
    en: 'Signs',
    kind: 'spacing',
    params: {
      roads: { mainCommercial: ['true'] },
      things: { collection: 'reminder-signs', where: {} },
      counts: { state: ['intact'] },
      metres: 200,
      reading: 'gap',
      sides: 'together',
      carriageways: 'one',
      matchMetres: 40,
      crossingMetres: 10,
      forbidden: [{ collection: 'ad-plan-zones', where: { rule: ['forbidden'] }, metres: 10 }],
      ...more,
    } satisfies SpacingParams,
    source: 'plan 2.4.8',
    tier: 'plan',
    enabled: true,
  };
}
