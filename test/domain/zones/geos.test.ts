import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { coverageIsValid } from './geos.ts';

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
});
