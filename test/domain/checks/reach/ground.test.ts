import fc from 'fast-check';
import type { MultiPolygon, Polygon } from 'geojson';
import { expect, test } from 'vitest';
import { groundOf } from '#domain/checks/reach/ground/ground.ts';
import { outlineOf, patchesOf } from '#domain/checks/reach/ground/patches.ts';
import { areaOf } from '#domain/geometry/measure.ts';
import { GeosPolygons } from '../../zones/geos.ts';
import { positionAt } from '../../../worlds/metric.ts';

const square = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      positionAt(west, south),
      positionAt(east, south),
      positionAt(east, north),
      positionAt(west, north),
      positionAt(west, south),
    ],
  ],
});

test('cells lie where their middle is inside, by region, without holes and water', () => {
  const outer = square(0, 0, 1000, 500);
  const holed: Polygon = {
    type: 'Polygon',
    coordinates: [...outer.coordinates, ...square(100, 100, 300, 300).coordinates],
  };
  const ground = groundOf([holed], [square(0, 0, 400, 500)], [square(600, 0, 700, 500)], 10);
  const size = ground.size.reduce((sum, one) => sum + one, 0);
  expect(size / (500_000 - 40_000 - 50_000)).toBeCloseTo(1, 1);
  const inRegion = ground.size.reduce((sum, one, i) => sum + (ground.region[i] === 0 ? one : 0), 0);
  expect(inRegion / (200_000 - 40_000)).toBeCloseTo(1, 1);
  for (const [i, at] of ground.cells.entries()) expect(ground.indexOf[at]).toBe(i);
});

test('cells stay where they are when the area grows', () => {
  const small = groundOf([square(200, 200, 600, 400)], [], [], 25);
  const large = groundOf([square(-300, -300, 900, 900)], [], [], 25);
  const middles = new Set([...large.lon].map((lon, i) => `${lon} ${large.lat[i]}`));
  for (const [i, lon] of small.lon.entries()) expect(middles).toContain(`${lon} ${small.lat[i]}`);
});

test('a very large area is reckoned in larger cells', () => {
  const corners = [square(0, 0, 1000, 1000), square(210_000, 210_000, 211_000, 211_000)];
  const ground = groundOf(corners, [], [], 100);
  expect(ground.cell).toBe(200);
});

test('outlines of patches are valid, share their borders and have the area of their cells (GEOS as judge)', () => {
  const area = square(0, 0, 120, 120);
  const ground = groundOf([area], [square(0, 0, 60, 120), square(60, 0, 130, 60)], [], 10);
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 200, maxLength: 200 }), (chosen) => {
      const patches = patchesOf(ground, (index) => chosen[index] === true);
      if (patches.patches.length === 0) return;
      const shapes = patches.patches.map((_, i): MultiPolygon => ({
        type: 'MultiPolygon',
        coordinates: [outlineOf(ground, patches, i + 1)],
      }));
      for (const [i, { size }] of patches.patches.entries()) {
        expect(areaOf(shapes[i]!.coordinates[0]!) / size).toBeCloseTo(1, 3);
      }
      const judged = new GeosPolygons(shapes);
      expect([judged.polygonsAreValid(), judged.coverageIsValid()]).toEqual([true, true]);
      judged.free();
    }),
    { numRuns: 40 },
  );
});
