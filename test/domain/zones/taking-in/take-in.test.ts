import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubleArea, type Point } from '#domain/geometry/lattice.ts';
import { checkCoverage } from '#domain/zones/coverage/check.ts';
import { encodeCoverage } from '#domain/zones/coverage/encoded.ts';
import { doubleAreaOf } from '#domain/zones/coverage/shape.ts';
import { isSame } from '#domain/zones/coverage/places.ts';
import type { ReadZone } from '#domain/zones/taking-in/read-zones.ts';
import { cleanRing } from '#domain/zones/taking-in/clean-ring.ts';
import { takeIn } from '#domain/zones/taking-in/take-in.ts';
import { groundsAreValid } from '../geos.ts';
import { anyCoverage } from '../random-coverage.ts';

/** A rectangle in metres or so from a corner in Taizhou: a unit east and north is 100 lattice units. */
const box = (x: number, y: number, width: number, height: number): Point[] =>
  [[x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]].map(([px, py]): Point => [
    1_199_000_000 + Math.round(px! * 100),
    324_000_000 + Math.round(py! * 100),
  ]); // prettier-ignore
const zone = (number: string, ...rings: Point[][]): ReadZone => ({
  content: { number, name: number, kindOfPlace: 'block' },
  rings,
});
/** Whether a ring has a spike, or passes one of its own places so closely that they are taken for one. */
function hasHair(ring: readonly Point[]): boolean {
  if (cleanRing(ring).spikes.length > 0) return true;
  return ring.some((place) =>
    ring.slice(1).some((b, i) => {
      const a = ring[i]!;
      if (isSame(place, a) || isSame(place, b)) return false;
      const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
      const along = ((place[0] - a[0]) * dx + (place[1] - a[1]) * dy) / (dx * dx + dy * dy);
      const off = Math.abs((place[0] - a[0]) * dy - (place[1] - a[1]) * dx) / Math.hypot(dx, dy);
      return along > 0 && along < 1 && off <= 2;
    }),
  );
}
const counting = (prefix = 'z') => {
  let n = 0;
  return () => `${prefix}${++n}`;
};
const take = (...zones: ReadZone[]) => takeIn(zones, counting());

describe('taking in zones as they are', () => {
  it('shares the border of neighbours, also where only one of them has a place on it', () => {
    const { coverage, faults, ids } = take(
      zone('A', box(0, 0, 100, 100)),
      zone('B', box(100, 0, 50, 50)),
      zone('C', box(100, 50, 50, 50)),
    );
    expect(ids).toEqual(['z1', 'z2', 'z3']);
    expect(faults).toEqual([]);
    expect(checkCoverage(coverage)).toEqual([]);
    expect(coverage.arcsOf('z1')).toHaveLength(3);
  });

  it('lists a gap and an overlap with width, area and whom they concern', () => {
    const { coverage, faults } = take(
      zone('A', box(0, 0, 104, 100)),
      zone('B', box(100, 0, 100, 100)),
      zone('C', box(0, 100, 95, 100)),
      zone('D', box(97, 100, 103, 100)),
      zone('E', box(0, 200, 200, 50)),
    );
    expect(checkCoverage(coverage)).toEqual([]);
    expect(faults.map(({ kind, owners }) => [kind, owners])).toEqual([
      ['overlap', ['z1', 'z2']],
      ['gap', ['z3', 'z4', 'z1', 'z5']],
    ]);
    const [overlap, gap] = faults;
    // 100 units east are 0.94 m here, 100 units north 1.11 m.
    expect(overlap!.squareMetres).toBeCloseTo(4 * 0.9402 * 100 * 1.1089, 0);
    expect(gap!.squareMetres).toBeCloseTo(2 * 0.9402 * 100 * 1.1089, 0);
    expect(gap!.width).toBeCloseTo((2 * gap!.squareMetres) / (2 * (2 * 0.9402 + 100 * 1.1089)), 2);
    expect(coverage.grounds.get(overlap!.ground)).toEqual({ is: 'disputed', claims: ['z1', 'z2'] });
    expect(coverage.grounds.get(gap!.ground)).toBeUndefined();
  });

  it('keeps the slivers of a border that was digitised twice', () => {
    const wavy = (by: number[]): Point[] => by.map((dx, i) => [1_199_010_000 + dx, 324_000_000 + i * 1000]);
    const west = wavy([0, 20, -30, 10, 0]);
    const east = wavy([0, -20, 30, -10, 0]);
    const { faults } = take(
      zone('A', [[1_199_000_000, 324_000_000], ...west, [1_199_000_000, 324_004_000], [1_199_000_000, 324_000_000]]),
      zone('B', [[1_199_020_000, 324_004_000], ...[...east].reverse(), [1_199_020_000, 324_000_000], [1_199_020_000, 324_004_000]]),
    ); // prettier-ignore
    expect(faults.map(({ kind }) => kind).sort()).toEqual(['gap-sliver', 'overlap-sliver', 'overlap-sliver']);
    for (const { width } of faults) expect(width).toBeLessThan(0.5);
  });

  it('keeps what a zone says that lies wholly under others', () => {
    const { coverage, faults } = take(zone('A', box(0, 0, 100, 100)), zone('market', box(20, 20, 30, 30)));
    expect(coverage.grounds.has('z2')).toBe(false);
    expect(coverage.grounds.get(faults[0]!.ground)).toEqual({
      is: 'disputed',
      claims: ['z1', 'z2'],
      covered: [{ id: 'z2', content: { number: 'market', name: 'market', kindOfPlace: 'block' } }],
    });
    expect(checkCoverage(coverage)).toEqual([]);
  });

  it('gives several claims one ground each, numbered from west to east, the same for the same file', () => {
    const zones = [
      zone('A', box(0, 0, 60, 60)),
      zone('B', box(40, 0, 60, 60)),
      zone('C', box(0, 40, 100, 60)),
      zone('D', box(20, 20, 5, 5)),
    ];
    const { coverage } = take(...zones);
    const disputes = [...coverage.grounds].flatMap(([id, ground]) =>
      ground.is === 'disputed' ? [[id, ground.claims]] : [],
    );
    expect(Object.fromEntries(disputes)).toEqual({
      'disputed-1': ['z1', 'z3'],
      'disputed-2': ['z1', 'z4'],
      'disputed-3': ['z1', 'z2'],
      'disputed-4': ['z1', 'z2', 'z3'],
      'disputed-5': ['z2', 'z3'],
    }); // prettier-ignore
    expect(encodeCoverage(take(...zones).coverage)).toEqual(encodeCoverage(coverage));
  });

  it('takes in the grounds of any coverage as that coverage', () => {
    fc.assert(
      fc.property(anyCoverage(1e6), (any) => {
        const ids = [...any.grounds.keys()];
        // What is a hair wide means no ground in a file, and is cleaned away.
        fc.pre(!ids.flatMap((id) => any.ringsOf(id)).some(hasHair));
        const { coverage } = takeIn(
          ids.map((id) => zone(id, ...any.ringsOf(id))),
          (() => {
            // prettier-ignore
            let n = 0;
            return () => ids[n++]!;
          })(),
        );
        expect(encodeCoverage(coverage).arcs).toEqual(encodeCoverage(any).arcs);
        expect([...coverage.grounds.keys()]).toEqual(ids);
      }),
      { numRuns: 50 },
    );
  });

  it('makes a coverage of any heap of polygons, in which no ground is lost', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));
    const rectangle = fc
      .tuple(place, place)
      .filter(([[ax, ay], [bx, by]]) => ax !== bx && ay !== by)
      .map(([[ax, ay], [bx, by]]) => box(Math.min(ax, bx), Math.min(ay, by), Math.abs(ax - bx), Math.abs(ay - by)));
    fc.assert(
      fc.property(fc.array(rectangle, { minLength: 1, maxLength: 9 }), (rectangles) => {
        const { coverage, ids } = take(...rectangles.map((ring, i) => zone(String(i), ring)));
        expect(checkCoverage(coverage)).toEqual([]);
        expect(groundsAreValid([...coverage.grounds.keys()].map((id) => coverage.ringsOf(id)))).toBe(true);
        rectangles.forEach((ring, i) => {
          const own = coverage.grounds.has(ids[i]!) ? doubleAreaOf(coverage, ids[i]!) : 0;
          const shared = [...coverage.grounds].reduce(
            (sum, [id, ground]) =>
              sum + (ground.is === 'disputed' && ground.claims.includes(ids[i]!) ? doubleAreaOf(coverage, id) : 0),
            0,
          );
          expect(own + shared).toBe(doubleArea(ring));
        });
      }),
      { numRuns: 100 },
    );
  });
});
