import type { Position } from 'geojson';
import type { Outlines } from '#domain/hotspots/lattice.ts';
import type { CityIndex } from '../tiles/city-index.ts';

/** The unit grid as it goes to the thread. */
export interface SharedCells extends Outlines {
  /** By ring: 1 where a polygon begins with it, 0 for a hole of the one before. */
  readonly outer: Uint8Array;
}

/** Reads the unit grid that holds now out of the index, in the order of its codes. Yields where it may be interrupted. */
export function* unitCells(index: Pick<CityIndex, 'list' | 'remembered'>): Generator<void, SharedCells> {
  const found: { code: string; polygons: Position[][][] }[] = [];
  for (const { fid } of index.list('unit-grid', { equals: {} }, undefined, 'current', 0, Infinity)) {
    const feature = index.remembered('unit-grid', fid);
    const code = feature?.properties['code'];
    if (feature === undefined || typeof code !== 'string') continue;
    const { geometry } = feature;
    if (geometry.type === 'Polygon') found.push({ code, polygons: [geometry.coordinates] });
    else if (geometry.type === 'MultiPolygon') found.push({ code, polygons: geometry.coordinates });
    yield;
  }
  found.sort((a, b) => (a.code < b.code ? -1 : 1));
  yield;
  const all = found.flatMap(({ polygons }) => polygons.flat());
  const rings = new Uint32Array(all.length + 1);
  const outer = new Uint8Array(all.length);
  const cells = new Uint32Array(found.length + 1);
  const positions = new Float64Array(new SharedArrayBuffer(all.reduce((sum, ring) => sum + ring.length, 0) * 16));
  let [ring, position] = [0, 0];
  for (const [i, { polygons }] of found.entries()) {
    cells[i] = ring;
    for (const polygon of polygons) {
      for (const [part, line] of polygon.entries()) {
        outer[ring] = Number(part === 0);
        rings[ring++] = position;
        for (const [lon, lat] of line) {
          positions[position * 2] = lon!;
          positions[position * 2 + 1] = lat!;
          position++;
        }
      }
    }
    yield;
  }
  rings[ring] = position;
  cells[found.length] = ring;
  return { codes: found.map(({ code }) => code), positions, rings, cells, outer };
}
