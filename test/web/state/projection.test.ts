import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bboxInSight, cameraFor, keepInSight, toScreen } from '../../../web/state/projection.ts';

const size = { width: 1000, height: 700 };
const card = { top: 0, right: 384, bottom: 0, left: 0 };

describe('the camera for a bbox', () => {
  it('shows all of it beside the card, and no smaller than needed', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 110, max: 125, noNaN: true }),
        fc.double({ min: 20, max: 45, noNaN: true }),
        fc.double({ min: 0.01, max: 2, noNaN: true }),
        fc.double({ min: 0.01, max: 2, noNaN: true }),
        (west, south, width, height) => {
          const camera = cameraFor([west, south, west + width, south + height], size, card, 24);
          const [left, bottom] = toScreen(camera, size, west, south);
          const [right, top] = toScreen(camera, size, west + width, south + height);
          const slack = 12;
          expect(left).toBeGreaterThanOrEqual(-slack);
          expect(right).toBeLessThanOrEqual(size.width - card.right + slack);
          expect(top).toBeGreaterThanOrEqual(-slack);
          expect(bottom).toBeLessThanOrEqual(size.height + slack);
          expect(Math.max((right - left) / 616, (bottom - top) / 700)).toBeGreaterThan(0.98);
        },
      ),
    );
  });

  it('goes no nearer to a single place than asked', () => {
    expect(cameraFor([119.92, 32.48, 119.92, 32.48], size, { ...card, right: 0 }, 17)).toEqual({
      lng: 119.92,
      lat: 32.48,
      zoom: 17,
    });
  });
});

describe('the bbox in sight', () => {
  it('reaches from corner to corner of the map', () => {
    const camera = { lng: 119.92, lat: 32.48, zoom: 13.2 };
    const [west, south, east, north] = bboxInSight(camera, size);
    expect(toScreen(camera, size, west, north).map(Math.round).map(Math.abs)).toEqual([0, 0]);
    expect(toScreen(camera, size, east, south).map(Math.round)).toEqual([1000, 700]);
  });
});

describe('what is selected', () => {
  const camera = { lng: 119.92, lat: 32.48, zoom: 14 };

  it('does not move the map when it is in sight', () => {
    expect(keepInSight(camera, size, [119.92, 32.48, 119.92, 32.48], card)).toBeUndefined();
  });

  it('is brought from under the card, whatever the bearing, by a move along the screen only', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.2, max: 0.2, noNaN: true }),
        fc.double({ min: -0.2, max: 0.2, noNaN: true }),
        fc.integer({ min: 0, max: 359 }),
        (east, north, bearing) => {
          const place = [119.92 + east, 32.48 + north, 119.92 + east, 32.48 + north] as const;
          const moved = keepInSight({ ...camera, bearing }, size, place, card);
          const [x, y] = toScreen(moved ?? { ...camera, bearing }, size, place[0], place[1]);
          expect(x).toBeGreaterThanOrEqual(32 - 1);
          expect(x).toBeLessThanOrEqual(1000 - 384 - 32 + 1);
          expect(y).toBeGreaterThanOrEqual(32 - 1);
          expect(y).toBeLessThanOrEqual(700 - 32 + 1);
          if (moved) expect(moved.zoom).toBe(14);
        },
      ),
    );
  });

  it('leaves a zone alone that reaches into the free part', () => {
    expect(keepInSight(camera, size, [119.8, 32.4, 120.4, 32.6], card)).toBeUndefined();
  });
});
