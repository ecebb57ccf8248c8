import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance } from '#domain/geometry/measure.ts';
import { cameraAt } from '#domain/wall/camera-at.ts';
import { boxAround, placeOfBox, placeScene } from '#domain/wall/place-scene.ts';
import type { SceneCamera } from '#domain/wall/scene.ts';

const box = (west: number) => ({ west, south: 32, east: west + 0.1, north: 32.1 });
const tour: SceneCamera = {
  mode: 'tour',
  stops: [
    { name: '坡子街', bbox: box(1), seconds: 20 },
    { name: '老街', bbox: box(2), seconds: 5 },
    { name: '火车站', bbox: box(3), seconds: 35 },
  ],
};

test('a fixed camera, and one that waits for an urgent case, stay: at their box, or at the whole city', () => {
  for (const mode of ['fixed', 'urgent'] as const) {
    expect(cameraAt({ mode, bbox: box(1) }, 0, 5_000_000)).toEqual({ bbox: [1, 32, 1.1, 32.1] });
    expect(cameraAt({ mode }, 0, 5_000_000)).toEqual({ bbox: undefined });
  }
});

test('a tour stays at each place for its seconds and begins again', () => {
  const at = (seconds: number) => cameraAt(tour, 1_000_000, 1_000_000 + seconds * 1000);
  expect([0, 19.999, 20, 24.999, 25, 59.999, 60, 6_000_020].map((seconds) => at(seconds).stop)).toEqual([
    0, 0, 1, 1, 2, 2, 0, 1,
  ]);
  expect(at(22)).toEqual({ bbox: [2, 32, 2.1, 32.1], stop: 1, until: 1_025_000 });
});

test('a tour is at one place at every instant, and the same one until it goes on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2e12 }), fc.integer({ min: -1e9, max: 1e12 }), (since, passed) => {
      const now = since + passed;
      const { stop, until } = cameraAt(tour, since, now);
      expect(until!).toBeGreaterThan(now);
      expect(cameraAt(tour, since, until! - 1).stop).toBe(stop);
      expect(cameraAt(tour, since, until!).stop).toBe((stop! + 1) % 3);
    }),
  );
});

test('a tour of one place rests there', () => {
  expect(cameraAt({ mode: 'tour', stops: [tour.stops![0]!] }, 0, 99_999)).toEqual({
    bbox: [1, 32, 1.1, 32.1],
    stop: 0,
  });
});

test('the box around a place reaches as far as it is told, up and across', () => {
  const { west, south, east, north } = boxAround({ lon: 119.9, lat: 32.5, metres: 600 });
  // Within two centimetres on the ellipsoid; a sphere is some 1.6 m off.
  expect(Math.abs(distance([119.9, south], [119.9, north]) - 600)).toBeLessThan(0.02);
  expect(Math.abs(distance([west, 32.5], [east, 32.5]) - 600)).toBeLessThan(0.02);
  expect((west + east) / 2).toBeCloseTo(119.9, 12);
});

test('a pushed feature is in sight from end to end, and a point with as much around it as a case has', () => {
  const road = [119.9, 32.5, 119.99, 32.51] as const;
  const { west, south, east, north } = boxAround(placeOfBox(road, 600));
  expect(Math.max(west - road[0], south - road[1])).toBeLessThan(0);
  expect(Math.min(east - road[2], north - road[3])).toBeGreaterThan(0);
  expect(placeOfBox([119.9, 32.5, 119.9, 32.5], 600)).toEqual({ lon: 119.9, lat: 32.5, metres: 600 });
  expect(placeOfBox([110, 30, 120, 35], 600).metres).toBe(100_000);
});

test('a pushed place is the map alone, with the layers of the scene it is taken from', () => {
  const scene = placeScene(
    {
      name: '总览',
      theme: 'dark',
      map: { x: 7, y: 3, width: 10, height: 7, layers: ['zones', 'cases'], camera: { mode: 'urgent' } },
      panels: [{ id: 'five', kind: 'five', x: 0, y: 0, width: 24, height: 3 }],
    },
    box(119),
  );
  expect(scene).toEqual({
    name: '总览',
    theme: 'dark',
    map: { x: 0, y: 0, width: 24, height: 12, layers: ['zones', 'cases'], camera: { mode: 'fixed', bbox: box(119) } },
    panels: [],
  });
  expect(placeScene({ name: '空', panels: [] }, box(119)).map?.layers).toEqual(['cases']);
});
