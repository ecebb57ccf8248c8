import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bezelPixels, cameraOfSlice, partOnScreen, sliceOnScreen, type PixelRect } from '#domain/wall/part-of-wall.ts';
import type { PartPlace } from '#domain/wall/scene.ts';

const place: fc.Arbitrary<PartPlace> = fc
  .record({ x: fc.integer({ min: 0, max: 23 }), y: fc.integer({ min: 0, max: 11 }), w: fc.nat(), h: fc.nat() })
  .map(({ x, y, w, h }) => ({ x, y, width: 1 + (w % (24 - x)), height: 1 + (h % (12 - y)) }));
const size = fc.record({ width: fc.integer({ min: 640, max: 4096 }), height: fc.integer({ min: 480, max: 2304 }) });
const wall = fc.record({ columns: fc.integer({ min: 1, max: 8 }), rows: fc.integer({ min: 1, max: 4 }) });

const slotsOf = ({ columns, rows }: { readonly columns: number; readonly rows: number }) =>
  Array.from({ length: columns * rows }, (_, i) => ({ column: i % columns, row: Math.floor(i / columns) }));

describe('a part of a scene', () => {
  const screen = { width: 3840, height: 2160 };

  test('stands on a screen of its own where the grid says', () => {
    const part = { x: 6, y: 3, width: 12, height: 9 };
    expect(partOnScreen(part, { columns: 3, rows: 1 }, undefined, screen)).toEqual({
      left: 960,
      top: 540,
      width: 1920,
      height: 1620,
    });
  });

  test('spread over three screens is on those that it meets, each with its own piece', () => {
    const three = { columns: 3, rows: 1 };
    const part = { x: 4, y: 0, width: 8, height: 12 };
    const on = (column: number) => partOnScreen(part, three, { column, row: 0 }, screen);
    expect(on(0)).toEqual({ left: 1920, top: 0, width: 3840, height: 2160 });
    expect(on(1)).toEqual({ left: -1920, top: 0, width: 3840, height: 2160 });
    expect(on(2)).toBeUndefined();
    expect(sliceOnScreen(on(0)!, screen)).toEqual({ left: 0, top: 0, width: 1920, height: 2160 });
    expect(sliceOnScreen(on(1)!, screen)).toEqual({ left: 1920, top: 0, width: 1920, height: 2160 });
  });

  test('is cut into slices of whole pixels that join and together are the part, on whichever wall', () => {
    fc.assert(
      fc.property(place, wall, size, (part, on, screen) => {
        const pieces = slotsOf(on).flatMap((slot): PixelRect[] => {
          const rect = partOnScreen(part, on, slot, screen);
          if (rect === undefined) return [];
          const slice = sliceOnScreen(rect, screen);
          expect(Object.values(slice).every(Number.isInteger)).toBe(true);
          // The same pixels said on the wall, whichever screen says it.
          return [
            {
              left: slot.column * screen.width + rect.left + slice.left,
              top: slot.row * screen.height + rect.top + slice.top,
              width: slice.width,
              height: slice.height,
            },
          ];
        });
        const left = Math.min(...pieces.map((piece) => piece.left));
        const top = Math.min(...pieces.map((piece) => piece.top));
        const right = Math.max(...pieces.map((piece) => piece.left + piece.width));
        const bottom = Math.max(...pieces.map((piece) => piece.top + piece.height));
        const area = pieces.reduce((sum, { width, height }) => sum + width * height, 0);
        expect(area).toBe((right - left) * (bottom - top));
        expect(Math.abs(left - (part.x / 24) * on.columns * screen.width)).toBeLessThan(0.501);
        expect(Math.abs(bottom - ((part.y + part.height) / 12) * on.rows * screen.height)).toBeLessThan(0.501);
      }),
    );
  });

  test('begins on the very pixel where its neighbour on the grid ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 23 }), wall, size, (edge, on, screen) => {
        const slot = { column: 0, row: 0 };
        const before = partOnScreen({ x: 0, y: 0, width: edge, height: 12 }, on, slot, screen)!;
        const all = partOnScreen({ x: 0, y: 0, width: 24, height: 12 }, on, slot, screen)!;
        const after = partOnScreen({ x: edge, y: 0, width: 24 - edge, height: 12 }, { ...on, columns: 1 }, slot, {
          ...screen,
          width: screen.width * on.columns,
        })!;
        expect(after.left).toBe(before.left + before.width);
        expect(after.left + after.width).toBe(all.width);
      }),
    );
  });
});

describe('a part behind bezels', () => {
  const screen = { width: 3840, height: 2160 };
  const three = { columns: 3, rows: 1, bezel: 40 };

  test('loses nothing where it ends with a screen', () => {
    const whole = (x: number, column: number) =>
      partOnScreen({ x, y: 0, width: 8, height: 12 }, three, { column, row: 0 }, screen);
    for (const column of [0, 1, 2]) expect(whole(column * 8, column)).toEqual({ left: 0, top: 0, ...screen });
    expect(whole(0, 1)).toBeUndefined();
    expect(whole(8, 0)).toBeUndefined();
  });

  test('goes on behind those that it crosses, which hide a strip of it', () => {
    const on = (column: number) =>
      partOnScreen({ x: 0, y: 0, width: 24, height: 12 }, three, { column, row: 0 }, screen)!;
    const width = 3 * 3840 + 2 * 40;
    expect([0, 1, 2].map(on)).toEqual([0, -3880, -7760].map((left) => ({ left, top: 0, width, height: 2160 })));
    expect([0, 1, 2].map((column) => sliceOnScreen(on(column), screen).left)).toEqual([0, 3880, 7760]);
  });

  test('stands below the headers of the upper row, and goes on at the very top of the lower one', () => {
    const two = { columns: 1, rows: 2, bezel: 40, header: 110 };
    const all = { x: 0, y: 0, width: 24, height: 12 };
    const on = (row: number) => partOnScreen(all, two, { column: 0, row }, screen)!;
    expect(on(0)).toMatchObject({ top: 0, height: 2160 - 110 + 40 + 2160 });
    expect(on(1)).toMatchObject({ top: -(2160 - 110 + 40) });
    expect(partOnScreen({ ...all, height: 5 }, two, { column: 0, row: 1 }, screen)).toBeUndefined();
  });

  test('ends with its screen though that has a header: no title of the next lies behind the bezel', () => {
    const two = { columns: 1, rows: 2, bezel: 40, header: 110 };
    const on = (y: number, row: number) =>
      partOnScreen({ x: 0, y, width: 24, height: 6 }, two, { column: 0, row }, screen);
    expect([on(0, 0), on(6, 1)]).toEqual([
      { left: 0, top: 0, width: 3840, height: 2050 },
      { left: 0, top: 0, width: 3840, height: 2160 },
    ]);
    expect([on(0, 1), on(6, 0)]).toEqual([undefined, undefined]);
  });

  test('draws each place where it would be without the bezels, seen through windows', () => {
    const bezels = fc.integer({ min: 0, max: 120 });
    fc.assert(
      fc.property(place, wall, size, bezels, (part, on, screen, bezel) => {
        const rects = slotsOf(on).flatMap((slot) => {
          const rect = partOnScreen(part, { ...on, bezel }, slot, screen);
          if (rect === undefined) return [];
          const x = slot.column * (screen.width + bezel) + rect.left;
          const y = slot.row * (screen.height + bezel) + rect.top;
          const { left, top, width, height } = sliceOnScreen(rect, screen);
          expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
          expect(Math.min(width, height)).toBeGreaterThan(0);
          return [{ x, y, width: rect.width, height: rect.height }];
        });
        for (const rect of rects) expect(rect).toEqual(rects[0]);
      }),
    );
  });

  test('is told in millimetres and drawn in the pixels of its screen', () => {
    expect(bezelPixels(3.5, 0.685, 2160)).toBe(11);
    expect(bezelPixels(0, 0.685, 2160)).toBe(0);
  });
});

/** Where a map with a camera draws a place, by the formulas of Web Mercator written out. */
function drawnAt(lng: number, lat: number, camera: { lng: number; lat: number; zoom: number }, slice: PixelRect) {
  const world = 512 * 2 ** camera.zoom;
  const x = (degrees: number) => ((degrees + 180) / 360) * world;
  const y = (degrees: number) => ((1 - Math.asinh(Math.tan((degrees * Math.PI) / 180)) / Math.PI) / 2) * world;
  return [
    slice.left + slice.width / 2 + x(lng) - x(camera.lng),
    slice.top + slice.height / 2 + y(lat) - y(camera.lat),
  ] as const;
}

describe('the cameras of neighbouring slices', () => {
  const box = fc
    .record({
      west: fc.double({ min: 119, max: 121, noNaN: true }),
      south: fc.double({ min: 31, max: 33, noNaN: true }),
      across: fc.double({ min: 0.001, max: 0.6, noNaN: true }),
      up: fc.double({ min: 0.001, max: 0.6, noNaN: true }),
    })
    .map(({ west, south, across, up }) => [west, south, west + across, south + up] as const);

  test('show one picture: each place at the same pixel of the wall', () => {
    fc.assert(
      fc.property(box, wall, size, (bbox, on, screen) => {
        const whole = { width: on.columns * screen.width, height: on.rows * screen.height };
        const slices = slotsOf(on).map(({ column, row }) => ({
          left: column * screen.width,
          top: row * screen.height,
          ...screen,
        }));
        const [first, ...others] = slices.map((slice) => {
          const camera = cameraOfSlice(bbox, whole, slice);
          return { zoom: camera.zoom, at: drawnAt(120, 32, camera, slice) };
        });
        for (const other of others) {
          expect(other.zoom).toBe(first!.zoom);
          // The world is some 10^8 pixels wide: a thousandth of one is what arithmetic leaves.
          expect(Math.abs(other.at[0] - first!.at[0])).toBeLessThan(1e-3);
          expect(Math.abs(other.at[1] - first!.at[1])).toBeLessThan(1e-3);
        }
      }),
    );
  });

  test('hold the box in sight, as large as it fits, in the middle', () => {
    fc.assert(
      fc.property(box, size, (bbox, screen) => {
        const slice = { left: 0, top: 0, ...screen };
        const camera = cameraOfSlice(bbox, screen, slice, 22);
        const [left, top] = drawnAt(bbox[0], bbox[3], camera, slice);
        const [right, bottom] = drawnAt(bbox[2], bbox[1], camera, slice);
        expect(left + right).toBeCloseTo(screen.width, 2);
        expect(top + bottom).toBeCloseTo(screen.height, 2);
        expect(Math.max((right - left) / screen.width, (bottom - top) / screen.height)).toBeCloseTo(1, 4);
      }),
    );
  });

  test('go no nearer to a point than they are allowed', () => {
    const screen = { left: 0, top: 0, width: 1920, height: 1080 };
    expect(cameraOfSlice([119.9, 32.5, 119.9, 32.5], screen, screen).zoom).toBe(17);
    expect(cameraOfSlice([119.9, 32.5, 119.9, 32.5], screen, screen, 15)).toMatchObject({ zoom: 15 });
    expect(cameraOfSlice([119.9, 32.5, 119.9, 32.5], screen, screen).lat).toBeCloseTo(32.5, 9);
  });
});
