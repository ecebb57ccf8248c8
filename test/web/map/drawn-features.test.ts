import { VectorTileLayer } from '@mapbox/vector-tile';
import type { MapLibreMap } from 'maplibre-gl';
import { PbfReader } from 'pbf';
import { expect, it, vi } from 'vitest';
import { drawnFeatures } from '../../../web/map/drawn-features.ts';

const map = (query: () => never[]) => ({
  queryRenderedFeatures: vi.fn<MapLibreMap['queryRenderedFeatures']>(query),
  refreshTiles: vi.fn<MapLibreMap['refreshTiles']>(),
});

it('fetches tiles anew whose index is of another answer, and tells nothing until they are there', () => {
  const [empty, none] = [new VectorTileLayer(new PbfReader(new Uint8Array())), 0];
  const broken = map(() => [empty.feature(none) as never]);
  expect(drawnFeatures(broken, ['roads'])).toEqual([]);
  expect(broken.refreshTiles).toHaveBeenCalledOnce();
});

it('hides no other fault', () => {
  const fault = new Error('no such layer');
  const asked = map(() => {
    throw fault;
  });
  expect(() => drawnFeatures(asked, ['roads'], [1, 2])).toThrow(fault);
  expect(asked.refreshTiles).not.toHaveBeenCalled();
});
