import { describe, expect, test } from 'vitest';
import { areaOf, distance, lengthOf } from '#domain/geometry/measure.ts';

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
});
