import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Point } from '#domain/geometry/lattice.ts';
import { joinVertices } from '#domain/zones/taking-in/join-vertices.ts';
import { takeIn } from '#domain/zones/taking-in/take-in.ts';

const content = (number: string) => ({ number, name: number, kindOfPlace: 'block' as const });

/** Zones side by side along a line from west to east, above it and below it, each side divided at places of its own. */
function along(above: readonly number[], below: readonly number[], rise: number) {
  const width = 60_000;
  const height = 20_000;
  const on = (share: number): Point => [Math.round(share * width), Math.round(share * rise)];
  const far = (share: number, up: number): Point => [Math.round(share * width), Math.round(share * rise) + up * height];
  const row = (shares: readonly number[], up: 1 | -1) => {
    const all = [0, ...[...new Set(shares)].sort((a, b) => a - b), 1];
    return all.slice(1).map((to, i) => {
      const ring = [on(all[i]!), on(to), far(to, up), far(all[i]!, up), on(all[i]!)];
      return { content: content(`${up} ${i}`), rings: [up > 0 ? ring : ring.reverse()] };
    });
  };
  return [...row(above, 1), ...row(below, -1)];
}

test('zones that meet a straight border at rounded places, from both sides, leave neither gap nor overlap', () => {
  const shares = fc.array(
    fc.integer({ min: 1, max: 49 }).map((share) => share / 50),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(shares, shares, fc.integer({ min: -20_000, max: 20_000 }), (above, below, rise) => {
      let next = 0;
      const { faults } = takeIn(along(above, below, rise), () => `z${++next}`);
      expect(faults).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('a line is led over places beside it in their order, once each, and over none at its ends', () => {
  const line: Point[] = [
    [0, 0],
    [1000, 10],
  ];
  const other: Point[] = [
    [700, 8],
    [300, 2],
    [300, 4],
    [1, 1],
    [700, 8],
    [500, 9],
  ];
  expect(joinVertices([line, other])[0]).toEqual([
    [0, 0],
    [300, 2],
    [300, 4],
    [700, 8],
    [1000, 10],
  ]);
  expect(joinVertices([])).toEqual([]);
});
