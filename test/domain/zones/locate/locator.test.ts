import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '#domain/geometry/lattice.ts';
import { nobody } from '#domain/zones/coverage/arc.ts';
import { makeLocator } from '#domain/zones/locate/locator.ts';
import { largeCoverage } from '../../../worlds/large-coverage.ts';
import { corner, letteredCoverage, side } from '../../../worlds/lettered-coverage.ts';
import { chanceOf, randomCoverage, zoneGround } from '../../../worlds/random-coverage.ts';

describe('a locator', () => {
  it('gives the coverage’s own answer for any place, on borders and their ends too', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 9 }), (seed, size) => {
        const chance = chanceOf(seed);
        const coverage = randomCoverage(size, chance);
        const locator = makeLocator(coverage);
        const places: (readonly [number, number])[] = [];
        for (const { points } of coverage.arcs()) {
          for (const [i, [x, y]] of points.entries()) {
            const [px, py] = points[i - 1] ?? [x, y];
            places.push([x, y], [x, y + 1], [x - 1, y], [x, 2 * py - y], [half((x + px) / 2), half((y + py) / 2)]);
          }
        }
        for (let i = 0; i < 100; i++) {
          places.push([corner[0] + spread(size, chance()), corner[1] + spread(size, chance())]);
        }
        for (const [x, y] of places) expect(locator.ownerOn(x, y), `${x},${y}`).toBe(coverage.ownerAt([x, y]));
      }),
      { numRuns: 150 },
    );
  });

  it('gives a border to the ground west of it, a level border to the ground north of it', () => {
    const coverage = letteredCoverage(['AB', 'CD'], {
      A: zoneGround('A'),
      B: zoneGround('B'),
      C: zoneGround('C'),
      D: zoneGround('D'),
    });
    const locator = makeLocator(coverage);
    const at = (x: number, y: number): string => locator.ownerOn(corner[0] + x * side, corner[1] + y * side);
    expect([at(1, 1.5), at(1, 0.5), at(0.5, 1), at(1.5, 1), at(1, 1)]).toEqual(['A', 'C', 'A', 'B', 'A']);
    // The outer border of the whole: the west and south of it is nobody's.
    expect([at(0, 0.5), at(2, 0.5), at(0.5, 0), at(0.5, 2)]).toEqual([nobody, 'D', 'C', nobody]);
  });

  it('rounds degrees to the lattice', () => {
    const locator = makeLocator(letteredCoverage(['A'], { A: zoneGround('A') }));
    const [east, middle] = [(corner[0] + side) / 1e7, (corner[1] + side / 2) / 1e7];
    expect([locator.ownerAt(east + 4e-8, middle), locator.ownerAt(east + 6e-8, middle)]).toEqual(['A', nobody]);
  });

  it('finds nobody in a coverage without borders', () => {
    expect(makeLocator(letteredCoverage(['.'], {})).ownerAt(119.9, 32.45)).toBe(nobody);
  });

  it('answers for a coverage of hundreds of zones as the coverage does', () => {
    const coverage = largeCoverage({ across: 20, vertices: 48, seed: 7 });
    const locator = makeLocator(coverage);
    const chance = chanceOf(3);
    for (let i = 0; i < 5_000; i++) {
      const place: Point = [
        1_198_000_000 + Math.floor(chance() * 640_000),
        323_500_000 + Math.floor(chance() * 640_000),
      ];
      expect(locator.ownerOn(...place)).toBe(coverage.ownerAt(place));
    }
  });
});

const half = (value: number): number => Math.round(value * 2) / 2;
const spread = (size: number, share: number): number => Math.round((share * (size + 2) - 1) * side);
