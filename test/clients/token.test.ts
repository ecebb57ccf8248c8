import { mkdtemp, writeFile } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startServer, type RunningServer } from '../running-server.ts';
import { gdal } from './gdal.ts';

/** A city of its own, where nobody sees anything unsigned, also at this computer. */
let server: RunningServer;
let folder: string;
let token: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shirong-files-'));
  await writeFile(join(folder, 'roads.geojson'), JSON.stringify({ type: 'FeatureCollection', features: [road] }));
  server = await startServer({ SHIRONG_CITY: folder });
  token = await firstToken();
}, 240_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const road = {
  type: 'Feature',
  id: 'r-1',
  geometry: {
    type: 'LineString',
    coordinates: [
      [119.9, 32.48],
      [119.92, 32.48],
    ],
  },
  properties: {
    name: '坡子街',
    class: 'pedestrian',
    key26: false,
    mainCommercial: true,
    validFrom: '2020-01-01T00:00:00Z',
    source: 'test',
    sourceDatum: 'wgs84',
  },
};

/** Goes the way of a first administrator: the link that the server printed, then a token that may read the roads. */
async function firstToken(): Promise<string> {
  const secret = await vi.waitFor(() => /\/welcome#([\w-]{43})/.exec(server.output())![1]!, { timeout: 20_000 });
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const used = await post('/api/session/link', { secret, password: 'three wet herons 7' });
  const cookie = used.headers.getSetCookie()[0]!.split(';', 1)[0]!;
  const session = await fetch(`${server.url}/api/session`, { headers: { cookie } });
  const { csrf } = (await session.json()) as { csrf: string };
  const wanted = { name: 'GDAL', use: 'api', rights: ['map.read'], collections: ['roads'] };
  const made = await post('/api/tokens', wanted, { cookie, 'x-shirong-csrf': csrf });
  expect(made.status).toBe(201);
  return ((await made.json()) as { secret: string }).secret;
}

const roads = (): string[] => ['-ro', '-al', '-so', `OAPIF:${server.url}/ogc`, 'roads'];

test.each([
  [
    'as the password of Basic',
    () => ['--config', 'GDAL_HTTP_AUTH', 'BASIC', '--config', 'GDAL_HTTP_USERPWD', `x:${token}`],
  ],
  ['as Bearer', () => ['--config', 'GDAL_HTTP_HEADERS', `Authorization: Bearer ${token}`]],
])('GDAL reads a collection with a token %s', async (_way, settings) => {
  const { code, out, err } = await gdal('ogrinfo', [...settings(), ...roads()]);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('Feature Count: 1\n');
});

test('GDAL reads nothing without, nor what the token is not for', async () => {
  const unsigned = await gdal('ogrinfo', roads());
  expect(unsigned.code).not.toBe(0);
  expect(unsigned.err).toContain('401');
  const { out } = await gdal('ogrinfo', [
    ...['--config', 'GDAL_HTTP_HEADERS', `Authorization: Bearer ${token}`],
    ...['-ro', '-so', `OAPIF:${server.url}/ogc`],
  ]);
  expect(out).toMatch(/^1: roads /m);
  expect(out).not.toMatch(/^2: /m);
});
