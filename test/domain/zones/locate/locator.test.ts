import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '#domain/geometry/lattice.ts';
import { arrange, type ArrangedLine } from '#domain/zones/coverage/arrange.ts';
import { chainEdges } from '#domain/zones/coverage/chains.ts';
import { Coverage } from '#domain/zones/coverage/coverage.ts';
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

  it('sees what stands before a long border that passes many squares of its grid', () => {
    const at = (x: number, y: number): Point => [corner[0] + x, corner[1] + y];
    /** Wider than a square of the grid. */
    const box = (x: number, y: number): Point[] => [
      at(x, y),
      at(x + 600, y),
      at(x + 600, y + 40),
      at(x, y + 40),
      at(x, y),
    ];
    const lines: ArrangedLine[] = [
      { points: [at(0, 0), at(10_000, 300), at(10_000, 3_000), at(0, 3_000), at(0, 0)], left: 'A' },
    ];
    for (let x = 200; x < 9_300; x += 700) {
      for (let y = 400; y < 2_900; y += 300) lines.push({ points: box(x, y), left: 'B' });
      lines.push({ points: box(x, Math.ceil((x + 600) * 0.03) + 5), left: 'B' });
    }
    const { edges, faces } = arrange(lines);
    const owner = (face: number): string => faces[face]!.claims.at(-1) ?? nobody;
    const sided = edges.map(({ a, b, left, right }) => ({ a, b, left: owner(left), right: owner(right) }));
    const coverage = Coverage.of([], chainEdges(sided));
    const locator = makeLocator(coverage);
    const chance = chanceOf(5);
    for (let i = 0; i < 4_000; i++) {
      const place = at(Math.floor(chance() * 10_000), Math.floor(chance() * chance() * 3_000));
      expect(locator.ownerOn(...place), place.join()).toBe(coverage.ownerAt(place));
    }
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
