import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectionById } from '#domain/collections.ts';
import { tileAt } from '#domain/geometry/tile.ts';
import { loadFile } from '../../../server/load/load-file.ts';
import { describeReport } from '../../../server/load/report.ts';
import { type OpenCity, openCity } from '../http/open-city.ts';

let city: OpenCity;
let folder: string;

beforeEach(async () => {
  city = await openCity();
  folder = await mkdtemp(join(tmpdir(), 'shirong-load-'));
});

afterEach(async () => {
  await city.close();
  await rm(folder, { recursive: true });
});

const options = { rename: {}, validFrom: '2026-01-01T00:00:00Z', source: undefined };

function line(...coordinates: [number, number][]): object {
  return { type: 'LineString', coordinates };
}

async function file(name: string, features: readonly object[], more: object = {}): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify({ type: 'FeatureCollection', ...more, features }));
  return path;
}

async function load(path: string, collection: string, more: Partial<typeof options> = {}) {
  return loadFile(city.context.store, collectionById(collection)!, path, { ...options, ...more });
}

async function items(collection: string): Promise<{ properties: Record<string, unknown> }[]> {
  const answer = await city.app.inject(`/ogc/collections/${collection}/items`);
  return (answer.json() as { features: { properties: Record<string, unknown> }[] }).features;
}

describe('loading a GeoJSON file', () => {
  it('takes OpenStreetMap ways as roads, which then stand in the feature API and in the tiles like our own', async () => {
    const path = await file('ways.geojson', [
      {
        type: 'Feature',
        properties: { osmid: '1', name: '滨河大道', highway: 'trunk', oneway: 'True', length: 310.2 },
        geometry: line([114.02, 22.53], [114.023, 22.53]),
      },
      {
        type: 'Feature',
        properties: { osmid: '2', name: null, highway: "['path', 'steps']", oneway: 'False', length: 12 },
        geometry: line([114.02, 22.531], [114.0201, 22.531]),
      },
    ]);
    const report = await load(path, 'roads');
    expect(report).toMatchObject({
      ok: true,
      value: { read: 2, taken: 2, refused: [], readAs: 'openstreetmap', seq: 1 },
    });
    await city.context.live.applied(1);
    const found = await items('roads');
    expect(found.map(({ properties }) => properties['class']).sort()).toEqual(['footway', 'trunk']);
    expect(found[0]!.properties['source']).toBe('OpenStreetMap (ODbL 1.0), ways.geojson');
    const [x, y] = tileAt(14, 114.021, 22.53);
    const tile = await city.app.inject(`/tiles/roads/14/${x}/${y}`);
    expect(tile.statusCode).toBe(200);
    expect(tile.rawPayload.includes('滨河大道')).toBe(true);
  });

  it('takes what is valid and says of the rest what is wrong, how often and where', async () => {
    const good = { name: '甲路', class: 'lane', key26: false, mainCommercial: false };
    const path = await file('mixed.geojson', [
      { type: 'Feature', id: 7, properties: good, geometry: line([119.9, 32.4], [119.91, 32.4]) },
      {
        type: 'Feature',
        id: 8,
        properties: { ...good, class: 'alley' },
        geometry: line([119.9, 32.4], [119.91, 32.4]),
      },
      {
        type: 'Feature',
        id: 9,
        properties: { ...good, class: 'alley' },
        geometry: line([119.9, 32.4], [119.91, 32.4]),
      },
      {
        type: 'Feature',
        id: 10,
        properties: { ...good, width: 3 },
        geometry: { type: 'Point', coordinates: [119.9, 32.4] },
      },
      { type: 'Feature', id: 11, properties: good, geometry: line([1119.9, 32.4], [119.91, 32.4]) },
    ]);
    const report = await load(path, 'roads');
    if (!report.ok) throw new Error(report.error);
    expect(report.value).toMatchObject({ read: 5, taken: 1 });
    const words = describeReport(report.value, collectionById('roads')!);
    expect(words).toContain('5 features read, 1 taken, 4 refused');
    expect(words).toMatch(/2 x \/properties\/class: .*\(feature 2 \(id 8\), feature 3 \(id 9\)\)/);
    expect(words).toMatch(/1 x \/properties\/width: .*feature 4 \(id 10\)/);
    expect(words).toMatch(/1 x \/geometry.*feature 5 \(id 11\)/);
    await city.context.live.applied(1);
    expect(await items('roads')).toHaveLength(1);
  });

  it('renames and leaves out properties as told, and treats null as absent', async () => {
    const path = await file('renamed.geojson', [
      {
        type: 'Feature',
        properties: { LXMC: '乙路', KIND: 'lane', key26: true, mainCommercial: false, OBJECTID: 4, pinyin: null },
        geometry: line([119.9, 32.4], [119.91, 32.4]),
      },
    ]);
    const report = await load(path, 'roads', { rename: { LXMC: 'name', KIND: 'class', OBJECTID: '' } });
    expect(report).toMatchObject({ ok: true, value: { taken: 1 } });
    await city.context.live.applied(1);
    expect((await items('roads'))[0]!.properties).toMatchObject({ name: '乙路', class: 'lane', key26: true });
  });

  it('refuses a file in another coordinate system, a file that is no collection and a file that is not there', async () => {
    const projected = await file('grid.geojson', [], {
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4549' } },
    });
    expect(await load(projected, 'roads')).toMatchObject({ ok: false, error: expect.stringContaining('EPSG::4549') });
    const other = join(folder, 'other.json');
    await writeFile(other, '{"type":"Feature"}');
    expect(await load(other, 'roads')).toMatchObject({
      ok: false,
      error: expect.stringContaining('FeatureCollection'),
    });
    expect(await load(join(folder, 'none.geojson'), 'roads')).toMatchObject({
      ok: false,
      error: expect.stringContaining('cannot be read'),
    });
    expect(await city.context.store.lastSeq()).toBe(0);
  });

  it('passes over the mark that Windows puts before UTF-8', async () => {
    const path = join(folder, 'marked.geojson');
    await writeFile(path, '\uFEFF{"type":"FeatureCollection","features":[]}');
    expect(await load(path, 'roads')).toMatchObject({ ok: true, value: { read: 0 } });
  });
});
