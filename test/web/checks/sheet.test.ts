import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { layOnPaper } from '../../../web/map/paper/paper.ts';
import { groundOf, mapFrame, numberSigns } from '../../../web/checks/lists/sheet/on-paper.ts';
import { pagesOf } from '../../../web/checks/lists/sheet/pages.ts';
import type { SheetRow } from '../../../web/checks/lists/sheet/sheet-rows.ts';
import { walkOrder } from '../../../web/checks/lists/sheet/walk-order.ts';

const row = (number: number, lon: number, lat: number): SheetRow => ({
  ...{
    number,
    id: String(number),
    rule: 'r',
    place: '',
    wrong: '',
    remedy: '',
    state: 'open',
    lon,
    lat,
    proposals: [],
  },
});
const places = fc.array(
  fc.record({
    lon: fc.double({ min: 119.8, max: 120.1, noNaN: true }),
    lat: fc.double({ min: 32.3, max: 32.6, noNaN: true }),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('the order of a work list', () => {
  it('keeps every place once and walks to neighbours: a quarter of the town before the next', () => {
    const grid = Array.from({ length: 64 }, (_, i) => ({
      lon: 119.9 + (i % 8) * 0.01,
      lat: 32.4 + Math.floor(i / 8) * 0.01,
    }));
    const walked = walkOrder(grid.toSorted((a, b) => Math.sin(a.lon * 1e4 + a.lat) - Math.sin(b.lon * 1e4 + b.lat)));
    expect(new Set(walked).size).toBe(64);
    const steps = walked.slice(1).map((place, i) => Math.hypot(place.lon - walked[i]!.lon, place.lat - walked[i]!.lat));
    expect(Math.max(...steps)).toBeLessThan(0.0101);
  });
});

describe('the pages of a work list', () => {
  it('hold every row once in order, none more than eight, and fewer where their texts are long', () => {
    const rowsOf = (count: number, wrong: string) =>
      Array.from({ length: count }, (_, i) => ({ ...row(i + 1, 119.9, 32.4), wrong }));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 300 }), (count, length) => {
        const pages = pagesOf(rowsOf(count, '缺'.repeat(length)));
        expect(pages.flat().map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
        expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(8);
        expect(Math.min(...pages.map((page) => page.length))).toBeGreaterThan(0);
      }),
    );
    const sizes = (length: number) => pagesOf(rowsOf(12, '缺'.repeat(length))).map((page) => page.length);
    expect([sizes(30), sizes(100)]).toEqual([
      [8, 4],
      [2, 2, 2, 2, 2, 2],
    ]);
  });

  it('never show places together that no useful map would show', () => {
    const far = [row(1, 119.9, 32.4), row(2, 119.901, 32.4), row(3, 119.9, 32.5), row(4, 119.902, 32.5)];
    expect(pagesOf(far).map((page) => page.map(({ number }) => number))).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
});

describe('the map of a sheet', () => {
  it('holds every place within its frame, and shows a neighbourhood where there is one place alone', () => {
    fc.assert(
      fc.property(places, (all) => {
        const paper = layOnPaper(groundOf(all.map(({ lon, lat }, i) => row(i + 1, lon, lat))), mapFrame);
        for (const { lon, lat } of all) {
          const [x, y] = paper.place([lon, lat]);
          expect(x >= 0 && x <= mapFrame.width && y >= 0 && y <= mapFrame.height).toBe(true);
        }
      }),
    );
    const [west, south, east, north] = groundOf([row(1, 119.92, 32.48)]);
    expect([east - west, north - south]).toEqual([expect.closeTo(0.003, 6), expect.closeTo(0.00252, 6)]);
  });

  it('sets the signs of neighbours beside each other, each with a line to its place', () => {
    const rows = Array.from({ length: 8 }, (_, i) => row(i + 1, 119.92 + i * 1e-6, 32.48));
    const signs = numberSigns(rows, layOnPaper(groundOf(rows), mapFrame), []);
    for (const [i, a] of signs.entries()) {
      for (const b of signs.slice(i + 1)) {
        const apart = Math.max(Math.abs(a.at[0] - b.at[0]), Math.abs(a.at[1] - b.at[1]));
        expect(apart).toBeGreaterThanOrEqual(a.radius + b.radius - 1e-9);
      }
    }
    expect(signs[0]!.at).toEqual(signs[0]!.of);
  });
});
