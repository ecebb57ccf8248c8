import { describe, expect, it } from 'vitest';
import { areaOf, lengthOf } from '#domain/geometry/measure.ts';
import { testCity } from '#domain/zones/whole-city/test-city.ts';
import { uncovered } from '#domain/zones/whole-city/uncovered.ts';
import type { CityTest, TestEntry } from '#domain/zones/whole-city/report.ts';
import type { TestGround } from '#domain/zones/whole-city/test-ground.ts';
import type { Ground } from '#domain/zones/content.ts';
import { letteredCoverage } from '../../../worlds/lettered-coverage.ts';
import { zoneGround } from '../../../worlds/random-coverage.ts';
import { emptyGround, rectangle, roadThrough, squarePlace } from '../../../worlds/small-city.ts';

const leftOut: Ground = { is: 'left-out', reason: 'water', note: '' };
const grounds = { A: zoneGround('A'), B: zoneGround('B') };

function entryOf(rows: readonly string[], test: CityTest, given: Partial<TestGround>): TestEntry {
  const letters = new Set(rows.join('').replaceAll('.', ''));
  const all: Record<string, Ground> = { ...grounds, L: leftOut };
  const coverage = letteredCoverage(rows, Object.fromEntries([...letters].map((letter) => [letter, all[letter]!])));
  return testCity(coverage, emptyGround(given)).entries.find((entry) => entry.test === test)!;
}

const square = areaOf(rectangle(0, 0, 1, 1).coordinates);

describe('built-up area without a zone', () => {
  it('is measured in square metres, a face each, with the sub-district that answers meanwhile', () => {
    const entry = entryOf(['AAAA', 'A.AB', 'AAAA'], 'ground', {
      builtUp: [rectangle(0, 0, 4, 4)],
      streets: [
        { name: '城东街道', geometry: rectangle(0, 0, 4, 3) },
        { name: '城北街道', geometry: rectangle(0, 3, 4, 5) },
      ],
    });
    expect(entry.items.map(({ street }) => street)).toEqual(['城北街道', '城东街道']);
    // Squares differ by a few parts in a hundred thousand from south to north.
    expect(entry.items[0]!.measured / square).toBeCloseTo(4, 3);
    expect(entry.items[1]!.measured / square).toBeCloseTo(1, 3);
    expect(entry.figure! / square).toBeCloseTo(5, 3);
    expect(entry.of / square).toBeCloseTo(16, 2);
    expect(entry.items[1]!.geometry).toMatchObject({ type: 'Polygon' });
    const [lon, lat] = entry.items[1]!.at!;
    expect(lon > squarePlace(1, 1)[0] && lon < squarePlace(2, 1)[0]).toBe(true);
    expect(lat > squarePlace(1, 1)[1] && lat < squarePlace(1, 2)[1]).toBe(true);
  });

  it('is nothing where zones and ground left out on purpose cover it, and where what is bare is not built up', () => {
    const entry = entryOf(['AL.', 'BB.'], 'ground', { builtUp: [rectangle(0, 0, 2, 2)] });
    expect(entry).toMatchObject({ figure: 0, items: [] });
  });

  it('leaves out holes of the built-up area, whichever way its rings turn', () => {
    const outer = rectangle(0, 0, 3, 3).coordinates[0]!;
    const hole = rectangle(1, 1, 2, 2).coordinates[0]!;
    for (const rings of [
      [outer, hole],
      [outer.toReversed(), hole],
      [outer, hole.toReversed()],
    ]) {
      const entry = entryOf(['AAA', 'A.A', 'AAA'], 'ground', { builtUp: [{ type: 'Polygon', coordinates: rings }] });
      expect(entry.figure).toBe(0);
      expect(entry.of / square).toBeCloseTo(8, 2);
    }
  });

  it('counts ground in two extents once', () => {
    const entry = entryOf(['..'], 'ground', { builtUp: [rectangle(0, 0, 2, 1), rectangle(1, 0, 3, 1)] });
    expect(entry.figure! / square).toBeCloseTo(3, 3);
  });
});

describe('road length without a zone', () => {
  const across = roadThrough('r', [
    [0.5, 1],
    [2.5, 1],
  ]);
  const width = lengthOf([squarePlace(0, 0), squarePlace(1, 0)]);

  it('is measured for each side, in stretches', () => {
    const entry = entryOf(['A.A', 'AAA'], 'road', { builtUp: [rectangle(0, 0, 3, 2)], roads: [across] });
    expect(entry.items).toHaveLength(1);
    expect(entry.items[0]).toMatchObject({ side: 'north', subject: { kind: 'road', id: 'r', name: 'r路' }, unit: 'm' });
    expect(Math.abs(entry.items[0]!.measured - width)).toBeLessThan(0.1);
    expect(Math.abs(entry.figure! - width)).toBeLessThan(0.1);
    expect(Math.abs(entry.of - 4 * width)).toBeLessThan(0.1);
    expect(
      Math.abs(lengthOf((entry.items[0]!.geometry as { coordinates: number[][] }).coordinates) - width),
    ).toBeLessThan(0.1);
  });

  it('does not count sides outside the built-up area', () => {
    const entry = entryOf(['...', 'AAA'], 'road', { builtUp: [rectangle(0, 0, 3, 1)], roads: [across] });
    expect(entry.figure).toBe(0);
    expect(Math.abs(entry.of - 2 * width)).toBeLessThan(0.1);
  });

  it('counts every side where no built-up area is known', () => {
    const entry = entryOf(['...', 'AAA'], 'road', { roads: [across] });
    expect(Math.abs(entry.figure! - 2 * width)).toBeLessThan(0.1);
    expect(Math.abs(entry.of - 4 * width)).toBeLessThan(0.1);
  });
});

describe('what a wall says has no zone', () => {
  const rows = ['AAAA', 'A.AB', 'AAAA'];
  const given = {
    builtUp: [rectangle(0, 0, 4, 4)],
    roads: [
      roadThrough('人民', [
        [1.5, 0.5],
        [1.5, 3.9],
      ]),
    ],
  };

  it('is in figures what the test lists', () => {
    const coverage = letteredCoverage(rows, grounds);
    const found = uncovered(coverage, emptyGround(given));
    expect(found).toEqual({
      squareMetres: entryOf(rows, 'ground', given).figure,
      metres: entryOf(rows, 'road', given).figure,
    });
    expect(Math.min(found!.squareMetres, found!.metres)).toBeGreaterThan(10);
  });

  it('is not said where no built-up area is drawn', () => {
    expect(uncovered(letteredCoverage(rows, grounds), emptyGround({}))).toBeNull();
  });
});
