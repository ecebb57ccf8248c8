import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RuleContent } from '#domain/checks/rule.ts';
import type { SpacingParams } from '#domain/checks/spacing/kind.ts';
import { openSpacing } from '#domain/checks/spacing/open.ts';
import { checkCity, type GivenFeature } from '../../../worlds/check-city.ts';
import { road, type Place } from '../../../worlds/signed-street.ts';

const round = (radius: number, from: number, to: number, steps = 24): Place[] =>
  Array.from({ length: steps + 1 }, (_, i) => {
    const angle = from + ((to - from) * i) / steps;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });

/** Streets as hard as they come. */
const streets = fc.oneof(
  // A ring, in one section or in several of which not all are concerned.
  fc
    .record({
      radius: fc.integer({ min: 30, max: 300 }),
      flags: fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
    })
    .map(({ radius, flags }) =>
      flags.map((mainCommercial, i) => {
        const part = (2 * Math.PI) / flags.length;
        return road(`r${i}`, round(radius, i * part, (i + 1) * part), { mainCommercial });
      }),
    ),
  // Two carriageways, side by side or bowed, drawn either way.
  fc
    .record({
      length: fc.integer({ min: 200, max: 2000 }),
      apart: fc.integer({ min: 10, max: 45 }),
      bow: fc.integer({ min: -5, max: 10 }),
      isReversed: fc.boolean(),
    })
    .map(({ length, apart, bow, isReversed }) => {
      const other: Place[] = [
        [length, apart],
        [length / 2, apart + bow],
        [0, apart],
      ];
      return [
        road(
          'r1',
          [
            [0, 0],
            [length, 0],
          ],
          { oneway: true },
        ),
        road('r2', isReversed ? other.reverse() : other, { oneway: true }),
      ];
    }),
  // A hairpin, its legs near to each other.
  fc
    .record({ length: fc.integer({ min: 100, max: 900 }), apart: fc.integer({ min: 8, max: 60 }) })
    .map(({ length, apart }) => [
      road('r1', [
        [0, 0],
        [length, 0],
        [length, apart],
        [0, apart],
      ]),
    ]),
  // A branch, and another street that crosses.
  fc.record({ at: fc.integer({ min: 100, max: 900 }) }).map(({ at }) => [
    road('r1', [
      [0, 0],
      [at, 0],
    ]),
    road('r2', [
      [at, 0],
      [1000, 0],
    ]),
    road('r3', [
      [at, 0],
      [at + 30, 250],
    ]),
    road(
      'x1',
      [
        [at, 0],
        [at - 40, -300],
      ],
      { name: '人民路' },
    ),
  ]),
);

const params = fc.record({
  metres: fc.constantFrom(60, 200, 500),
  reading: fc.constantFrom('gap' as const, 'block' as const),
  sides: fc.constantFrom('together' as const, 'each' as const),
  carriageways: fc.constantFrom('one' as const, 'each' as const),
  // In a crossing itself what names no street is nobody’s more than another’s.
  crossingMetres: fc.constantFrom(10, 20),
  isNamed: fc.boolean(),
});

it('what is put where it was proposed mends all that can be mended, on rings, hairpins, branches and two carriageways', () => {
  fc.assert(
    fc.property(streets, params, (roads, { isNamed, ...more }) => {
      const city = checkCity({ features: { roads, 'reminder-signs': [] } });
      const check = openSpacing(rule({ ...more, ...(isNamed && { roadProperty: 'road' }) }), city);
      for (const step of check.run()) void step;
      const found = [...check.found.values()].flat();
      const signs = found.flatMap(({ owner, remedy, details }) =>
        remedy.do !== 'add'
          ? []
          : remedy.places.map(({ lon, lat }, i): [string, GivenFeature] => {
              const id = `${owner} ${lon} ${lat} ${i}`;
              const geometry = { type: 'Point' as const, coordinates: [lon, lat] };
              return [id, { id, geometry, properties: { state: 'intact', road: details!['street'] } }];
            }),
      );
      expect(signs).toHaveLength(check.state().figures['additions']!);
      const short = found.map(({ remedy }) => (remedy.do === 'add' ? (remedy.short ?? 0) : 1));
      check.take(city.change({ features: { 'reminder-signs': Object.fromEntries(signs) } }));
      if (short.every((metres) => metres === 0)) {
        expect([...check.found.values()].flat().map(({ measured, limit }) => [measured, limit])).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
});

function rule(more: Partial<SpacingParams>): RuleContent {
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
      forbidden: [],
      ...more,
    } satisfies SpacingParams,
    source: 'plan 2.4.8',
    tier: 'plan',
    enabled: true,
  };
}
