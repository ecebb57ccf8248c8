import { expect, it } from 'vitest';
import {
  addMap,
  addPanel,
  boxInSight,
  faultsOfParts,
  insideGrid,
  partsOf,
  sizedBy,
  withoutPart,
} from '#domain/wall/compose.ts';
import { cameraOfSlice } from '#domain/wall/part-of-wall.ts';
import type { Scene } from '#domain/wall/scene.ts';

const empty: Scene = { name: '场景', panels: [] };

it('keeps what is moved or sized inside the grid', () => {
  expect(insideGrid({ x: 22, y: -1, width: 4, height: 3 })).toEqual({ x: 20, y: 0, width: 4, height: 3 });
  expect(sizedBy({ x: 20, y: 10, width: 2, height: 2 }, 9, -9)).toEqual({ x: 20, y: 10, width: 4, height: 1 });
});

it('puts what is added where it is free and names it once', () => {
  const first = addPanel(addMap(empty), 'newest').scene;
  const { scene, key } = addPanel(first, 'newest');
  expect(key).toEqual({ panel: 'newest-2' });
  expect(faultsOfParts(scene)).toEqual([]);
  expect(partsOf(withoutPart(scene, { map: true }))).toHaveLength(2);
});

it('tells what covers another and what is too small for its words', () => {
  const panels = [
    { id: 'a', kind: 'newest', x: 0, y: 0, width: 6, height: 4 },
    { id: 'b', kind: 'roads', x: 5, y: 3, width: 3, height: 4 },
  ] as const;
  expect(faultsOfParts({ ...empty, panels: [...panels] })).toEqual([
    { key: { panel: 'a' }, fault: 'overlaps' },
    { key: { panel: 'b' }, fault: 'overlaps' },
    { key: { panel: 'b' }, fault: 'tooSmall' },
  ]);
});

it('takes from a camera the box that brings a map of that size back to it', () => {
  const size = { width: 1200, height: 700 };
  const { west, south, east, north } = boxInSight({ lng: 119.92, lat: 32.48, zoom: 13.5 }, size);
  const back = cameraOfSlice([west, south, east, north], size, { left: 0, top: 0, ...size });
  expect(back.lng).toBeCloseTo(119.92, 5);
  expect(back.lat).toBeCloseTo(32.48, 5);
  expect(back.zoom).toBeCloseTo(13.5, 3);
});
