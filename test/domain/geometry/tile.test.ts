import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { latOf, lngOf, tileAt, tileBox, worldSize, worldX, worldY } from '#domain/geometry/tile.ts';

describe('the tile grid', () => {
  test('has its corners where Web Mercator has them', () => {
    expect([worldX(-180), worldX(180), worldY(90), worldY(-90)]).toEqual([0, worldSize, 0, worldSize]);
    expect(tileBox(0, 0, 0).map((n) => Number(n.toFixed(6)))).toEqual([-180, -85.051129, 180, 85.051129]);
  });

  test('has Taizhou, 119.915 E 32.485 N, in tile 12/3412/1656', () => {
    expect(tileAt(12, 119.915, 32.485)).toEqual([3412, 1656]);
  });

  test('leads back to the same place within a nanodegree, inside the box of its own tile', () => {
    const place = fc.tuple(
      fc.double({ min: -179.9, max: 179.9, noNaN: true }),
      fc.double({ min: -85, max: 85, noNaN: true }),
    );
    fc.assert(
      fc.property(place, fc.integer({ min: 0, max: 22 }), ([lng, lat], z) => {
        expect(lngOf(worldX(lng))).toBeCloseTo(lng, 9);
        expect(latOf(worldY(lat))).toBeCloseTo(lat, 9);
        const [west, south, east, north] = tileBox(z, ...tileAt(z, lng, lat));
        expect(lng >= west - 1e-6 && lng <= east + 1e-6 && lat >= south - 1e-6 && lat <= north + 1e-6).toBe(true);
      }),
    );
  });
});
