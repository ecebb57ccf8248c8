import type { Geometry } from 'geojson';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gapTo } from '#domain/geometry/gap.ts';
import { distance, placeBeyond } from '#domain/geometry/measure.ts';
import { meets } from '#domain/geometry/meets.ts';
import { representativeOf } from '#domain/geometry/representative.ts';

const here = [119.9, 32.4] as const;
const east = (metres: number) => placeBeyond(here, 90, metres);
const north = (metres: number, from: readonly number[] = here) => placeBeyond(from, 0, metres);
const square: Geometry = {
  type: 'Polygon',
  coordinates: [[east(100), east(200), north(100, east(200)), north(100, east(100)), east(100)]],
};

describe('how far a place lies from a geometry', () => {
  test('is the way to a point, as the ellipsoid has it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 359 }), fc.integer({ min: 0, max: 3000 }), (bearing, metres) => {
        const coordinates = placeBeyond(here, bearing, metres);
        const gap = gapTo(here, { type: 'Point', coordinates });
        expect(Math.abs(gap - distance(here, coordinates))).toBeLessThan(0.5);
      }),
    );
  });

  test('is the way to the nearest part of a line, also between its corners', () => {
    const line: Geometry = { type: 'LineString', coordinates: [north(50, east(-100)), north(50, east(100))] };
    expect(gapTo(here, line)).toBeCloseTo(50, 1);
    expect(gapTo(here, { type: 'MultiLineString', coordinates: [[east(80), east(90)], line.coordinates] })).toBeCloseTo(
      50,
      1,
    );
  });

  test('is nothing inside an area, and the way to its border outside', () => {
    expect(gapTo(here, square)).toBeCloseTo(100, 1);
    expect(gapTo(north(50, east(150)), square)).toBe(0);
    expect(gapTo(here, { type: 'MultiPolygon', coordinates: [square.coordinates] })).toBeCloseTo(100, 1);
  });

  test('is infinite where there is nothing', () => {
    expect(gapTo(here, { type: 'GeometryCollection', geometries: [] })).toBe(Infinity);
    expect(gapTo(here, { type: 'MultiPoint', coordinates: [] })).toBe(Infinity);
  });
});

describe('a place that stands for a geometry', () => {
  test('is half way along a line and within an area', () => {
    const line: Geometry = { type: 'LineString', coordinates: [[...here], east(100)] };
    expect(distance(representativeOf(line)!, east(50))).toBeLessThan(0.1);
    const [x, y] = representativeOf(square)!;
    expect(meets(square, [x, y, x, y])).toBe(true);
  });

  test('is on an area whose middle lies outside of it', () => {
    const hook: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [10, 0],
          [10, 1],
          [1, 1],
          [1, 10],
          [0, 10],
          [0, 0],
        ],
      ],
    };
    const [x, y] = representativeOf(hook)!;
    expect(meets(hook, [x, y, x, y])).toBe(true);
  });
});
