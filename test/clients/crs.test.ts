import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Geometry, Position } from 'geojson';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../running-server.ts';
import { gdal } from './gdal.ts';

let server: RunningServer;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shirong-crs-'));
  server = await startServer({
    ...{ SHIRONG_CITY: 'taizhou', SHIRONG_SAMPLE_CASES: '100', SHIRONG_SAMPLE_UNTIL: '2026-11-21' },
  });
}, 240_000);
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true });
});

interface Feature {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: Geometry;
  readonly properties: object;
}

async function items(collection: string, query: string): Promise<Feature[]> {
  const answer = await fetch(`${server.url}/ogc/collections/${collection}/items?limit=200&${query}`);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { features: Feature[] }).features;
}

const epsg = (code: number): string => `http://www.opengis.net/def/crs/EPSG/0/${code}`;

/** Every position of a geometry, one after the other. */
function positions(nested: unknown): Position[] {
  const list = nested as unknown[];
  return typeof list[0] === 'number' ? [list as Position] : list.flatMap(positions);
}

function swapped(nested: unknown): unknown {
  const list = nested as unknown[];
  return typeof list[0] === 'number' ? [list[1], list[0]] : list.map(swapped);
}

/** What GDAL (PROJ) makes of features written in a CRS; it reads GeoJSON files as x, y whatever the CRS. */
async function inDegrees(code: number, features: readonly Feature[], isSwapped: boolean): Promise<Feature[]> {
  const written = features.map(({ geometry, ...rest }) => {
    const { type, coordinates } = geometry as Geometry & { coordinates: unknown };
    return { ...rest, geometry: { type, coordinates: isSwapped ? swapped(coordinates) : coordinates } };
  });
  const path = join(folder, `${code}.geojson`);
  await writeFile(path, JSON.stringify({ type: 'FeatureCollection', features: written }));
  const { code: exit, out } = await gdal('ogr2ogr', [
    ...['-f', 'GeoJSON', '/vsistdout/', path, '-s_srs', `EPSG:${code}`, '-t_srs', 'OGC:CRS84'],
    ...['-lco', 'COORDINATE_PRECISION=15'],
  ]);
  expect(exit).toBe(0);
  return (JSON.parse(out) as { features: Feature[] }).features;
}

test.each([
  [4549, true, 'roads'],
  [4549, true, 'zones'],
  [4549, true, 'public-toilets'],
  [4326, true, 'roads'],
  [4490, true, 'zones'],
  [3857, false, 'zones'],
] as const)('EPSG:%i (swapped to x, y: %s) of %s is by GDAL the very place we say in CRS84', async (code, swap, id) => {
  const ours = await items(id, '');
  const theirs = await inDegrees(code, await items(id, `crs=${encodeURIComponent(epsg(code))}`), swap);
  expect(ours.length).toBeGreaterThan(20);
  expect(theirs.length).toBe(ours.length);
  for (const [i, { geometry }] of theirs.entries()) {
    const [a, b] = [geometry, ours[i]!.geometry].map((one) =>
      positions((one as { coordinates?: unknown }).coordinates),
    );
    expect(a!.length).toBe(b!.length);
    for (const [j, [x, y]] of a!.entries()) {
      // A tenth of a millimetre; 4549 and 3857 are written to a micrometre.
      expect(Math.hypot(x! - b![j]![0]!, y! - b![j]![1]!)).toBeLessThan(1e-9);
    }
  }
});
