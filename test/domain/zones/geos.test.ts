import type { Polygon } from 'geojson';
import type { Point } from '#domain/geometry/lattice.ts';
import { describe, expect, it } from 'vitest';
import { coverageIsValid, groundsAreValid } from './geos.ts';

const box = (west: number, south: number, east: number, north: number, ...between: [number, number][]): Polygon => ({
  type: 'Polygon',
  coordinates: [[[west, south], [east, south], ...between, [east, north], [west, north], [west, south]]], // prettier-ignore
});

describe('the second opinion', () => {
  it('takes neighbours that share their border', () => {
    expect(coverageIsValid([box(0, 0, 1, 1), box(1, 0, 2, 1), box(5, 5, 6, 6)])).toBe(true);
  });

  it('refuses overlaps, borders noded by one neighbour only, patches on top, narrow gaps and bad polygons', () => {
    expect(coverageIsValid([box(0, 0, 1.1, 1), box(1, 0, 2, 1)])).toBe(false);
    expect(coverageIsValid([box(0, 0, 1, 1, [1, 0.5]), box(1, 0, 2, 1)])).toBe(false);
    expect(coverageIsValid([box(0, 0, 1, 1), box(0, 0, 1, 1)])).toBe(false);
    expect(coverageIsValid([box(0, 0, 1, 1), box(1.001, 0, 2, 1)], 0.01)).toBe(false);
    expect(coverageIsValid([{ type: 'Polygon', coordinates: [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]] }])).toBe(false); // prettier-ignore
  });

  it('takes a neighbour that touches the shore where a pond touches it from within', () => {
    const shore: Point[][] = [
      [[4, 2], [6, 1], [9, 4], [5, 5], [4, 2]], // prettier-ignore
      [[5, 3], [7, 4], [6, 1], [5, 3]], // prettier-ignore
    ];
    const neighbour: Point[] = [[5, 0], [6, 0], [6, 1], [5, 0]]; // prettier-ignore
    const overlapping: Point[] = [[5, 0], [6, 0], [6, 2], [5, 0]]; // prettier-ignore
    expect(groundsAreValid([shore, [neighbour]])).toBe(true);
    expect(groundsAreValid([shore, [overlapping]])).toBe(false);
  });
});
