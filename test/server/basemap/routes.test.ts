import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { TileType } from 'pmtiles';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ConfigError } from '../../../server/config.ts';
import { openArchive } from '../../../server/basemap/archive.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { writePmtiles } from './write-pmtiles.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shirong-basemap-'));
});
afterAll(() => rm(folder, { recursive: true }));

let city: OpenCity | undefined;
afterEach(async () => {
  await city?.close();
  city = undefined;
});

async function put(name: string, content: Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const tile = Buffer.from('a vector tile, repeated: '.repeat(20));
const vector = writePmtiles(
  TileType.Mvt,
  [
    { z: 3, x: 6, y: 3, body: tile },
    { z: 4, x: 13, y: 6, body: tile },
  ],
  {
    attribution: '© somebody',
  },
);

test('vector tiles are handed on compressed as they lie in the file, to those who can read them so', async () => {
  city = await openCity({}, { SHIRONG_BASEMAP_FILE: await put('vector.pmtiles', vector) });
  expect((await city.app.inject('/api/city')).json()).toMatchObject({
    basemap: { id: 'local', kind: 'vector', minzoom: 3, maxzoom: 4, attribution: '© somebody' },
  });
  const ask = (headers: Record<string, string>) => city!.app.inject({ url: '/basemap/local/3/6/3', headers });
  const answer = await ask({ 'accept-encoding': 'br, gzip' });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/vnd.mapbox-vector-tile',
    'content-encoding': 'gzip',
    vary: 'Accept-Encoding',
  });
  expect(gunzipSync(answer.rawPayload)).toEqual(tile);
  for (const accepted of [undefined, 'br', 'gzip;q=0, *']) {
    const plain = await ask(accepted === undefined ? {} : { 'accept-encoding': accepted });
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(plain.headers).toMatchObject({ vary: 'Accept-Encoding' });
    expect(plain.headers['etag']).not.toBe(answer.headers['etag']);
    expect(plain.rawPayload).toEqual(tile);
  }
  const held = await ask({ 'accept-encoding': 'gzip', 'if-none-match': String(answer.headers['etag']) });
  expect([held.statusCode, held.rawPayload.length]).toEqual([304, 0]);
});

test('a tile that the file lacks is empty, an address that is none is refused', async () => {
  city = await openCity({}, { SHIRONG_BASEMAP_FILE: await put('vector.pmtiles', vector) });
  const status = async (path: string): Promise<number> => (await city!.app.inject(`/basemap/${path}`)).statusCode;
  expect(await status('local/3/0/0')).toBe(204);
  expect(await status('local/9/0/0')).toBe(204);
  expect(await status('local/3/8/0')).toBe(400);
  expect(await status('local/25/0/0')).toBe(400);
  expect(await status('local/3/-1/0')).toBe(400);
  expect(await status('local/3/6/3.png')).toBe(400);
  expect(await status('local/3/6/3?key=1')).toBe(400);
  expect(await status('other/3/6/3')).toBe(404);
});

test('pictures are handed on as they are', async () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
  city = await openCity(
    {},
    {
      SHIRONG_BASEMAP_FILE: await put(
        'raster.pmtiles',
        writePmtiles(TileType.Png, [{ z: 0, x: 0, y: 0, body: png }], {}),
      ),
    },
  );
  const answer = await city.app.inject('/basemap/local/0/0/0');
  expect(answer.headers['content-type']).toBe('image/png');
  expect(answer.headers).not.toHaveProperty('content-encoding');
  expect(answer.rawPayload).toEqual(png);
  expect((await city.app.inject('/api/city')).json()).toMatchObject({ basemap: { kind: 'raster', attribution: '' } });
});

test('without a file there is no base map', async () => {
  city = await openCity();
  expect((await city.app.inject('/basemap/local/0/0/0')).statusCode).toBe(404);
});

test.each([
  ['missing.pmtiles', undefined],
  ['text.pmtiles', Buffer.from('this is no map, it is a sentence that goes on and on')],
  ['empty.pmtiles', Buffer.alloc(0)],
  ['short.pmtiles', vector.subarray(0, 140)],
  ['old.pmtiles', Buffer.concat([Buffer.from('PM'), Buffer.alloc(600)])],
])('%s is named as the fault, with the setting, before the server starts', async (name, content) => {
  const path = content === undefined ? join(folder, name) : await put(name, content);
  const opened = openArchive(path);
  await expect(opened).rejects.toThrow(ConfigError);
  await expect(opened).rejects.toThrow(`SHIRONG_BASEMAP_FILE=${path} cannot be used as base map`);
});
