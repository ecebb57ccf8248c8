import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaOf, distance, fromGrid, lengthOf, toGrid } from '#domain/geometry/measure.ts';

describe('measuring on the ellipsoid', () => {
  test('a degree along the equator is 111,319.491 m', () => {
    expect(distance([0, 0], [1, 0])).toBeCloseTo(111319.49079327357, 6);
  });

  test('a line is as long as its segments, and a single place has no length', () => {
    const line = [
      [119.9, 32.45],
      [119.91, 32.45],
      [119.91, 32.46],
    ];
    expect(lengthOf(line)).toBe(distance(line[0]!, line[1]!) + distance(line[1]!, line[2]!));
    expect(lengthOf([[119.9, 32.45]])).toBe(0);
  });

  test('the degree square at the equator has 12,308,778,361 m², less its hole, whichever way the rings turn', () => {
    const square = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ];
    const hole = [
      [0.25, 0.25],
      [0.75, 0.25],
      [0.75, 0.75],
      [0.25, 0.75],
      [0.25, 0.25],
    ];
    expect(areaOf([square])).toBeCloseTo(12308778361.469452, 3);
    expect(areaOf([[...square].reverse(), hole])).toBeCloseTo(areaOf([square]) - areaOf([hole]), 3);
  });

  test('the central meridian of EPSG:4549 has easting 500,000 and its arc from the equator as northing', () => {
    const [easting, northing] = toGrid([120, 32.45]);
    expect(easting).toBeCloseTo(500000, 6);
    expect(northing).toBeCloseTo(distance([120, 0], [120, 32.45]), 3);
  });

  test('grid coordinates lead back to the same place within a nanodegree', () => {
    const near = fc.tuple(fc.double({ min: 119, max: 121, noNaN: true }), fc.double({ min: 31, max: 34, noNaN: true }));
    fc.assert(
      fc.property(near, (at) => {
        const back = fromGrid(toGrid(at));
        expect(back[0]).toBeCloseTo(at[0], 9);
        expect(back[1]).toBeCloseTo(at[1], 9);
      }),
    );
  });

  test('near the central meridian the grid agrees with the ellipsoid to a millionth', () => {
    const [a, b] = [
      [119.92, 32.48],
      [119.93, 32.485],
    ];
    const [p, q] = [toGrid(a!), toGrid(b!)];
    const onGrid = Math.hypot(q[0] - p[0], q[1] - p[1]);
    expect(Math.abs(onGrid / distance(a!, b!) - 1)).toBeLessThan(1e-6);
  });
});
