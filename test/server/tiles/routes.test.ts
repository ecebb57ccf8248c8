import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BulkFeature } from '../../../server/store/store.ts';
import { collections } from '#domain/collections.ts';
import { tileAt } from '#domain/geometry/tile.ts';
import { createCityIndex } from '../../../server/tiles/create.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';
import { decode } from './fake-city.ts';

const corner = { lng: 119.915, lat: 32.485 };

function report(id: string, lng: number, lat: number, more: object = {}): BulkFeature {
  return {
    id,
    geometry: { type: 'Point', coordinates: [lng, lat] },
    properties: {
      number: `20261122-${id}`,
      status: 'handling',
      open: true,
      selfHandled: false,
      action: 2,
      classStandard: 'GB/T 47678.5-2026',
      classKind: 'matter',
      classCode: '0601',
      className: '暴露垃圾',
      channel: 'patrol',
      unit: '市容一中队',
      place: '坡子街',
      urgent: false,
      reportedAt: '2026-11-22T00:00:00Z',
      dueAt: '2026-11-22T06:00:00Z',
      source: 'test',
      sourceDatum: 'wgs84',
      ...more,
    },
  };
}

const road: BulkFeature = {
  id: 'r-pozi',
  geometry: {
    type: 'LineString',
    coordinates: [
      [corner.lng, corner.lat],
      [corner.lng, corner.lat + 0.01],
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

let city: OpenCity;
beforeAll(async () => {
  city = await openCity({
    roads: [road],
    cases: [
      report('0001', corner.lng, corner.lat),
      report('0002', corner.lng, corner.lat, { status: 'closed', open: false }),
      report('0003', corner.lng + 0.1, corner.lat),
    ],
  });
});
afterAll(() => city.close());

function path(z: number, lng: number, lat: number, layers = 'cases'): string {
  return `/tiles/${layers}/${z}/${tileAt(z, lng, lat).join('/')}`;
}

async function get(url: string, headers: Record<string, string> = {}) {
  const answer = await city.app.inject({ url, headers: { host: '127.0.0.1:8931', ...headers } });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: answer.rawPayload,
    json: () => answer.json<unknown>(),
  };
}

async function tagOf(url: string): Promise<unknown> {
  return (await get(url)).headers['etag'];
}

describe('a tile over HTTP', () => {
  test('comes with a strong tag, to be asked for anew each time, and says at which change it stands', async () => {
    const { status, headers, body } = await get(path(16, corner.lng, corner.lat));
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/vnd.mapbox-vector-tile');
    expect(headers['etag']).toMatch(/^"[\w-]{22}"$/);
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['vary']).toContain('Accept-Encoding');
    expect(headers['shirong-seq']).toBe('2');
    expect(decode(body)['cases']!.map(({ properties }) => properties['status'])).toEqual(['handling', 'closed']);
  });

  test('holds the same bytes compressed, under another tag', async () => {
    const plain = await get(path(16, corner.lng, corner.lat));
    const zipped = await get(path(16, corner.lng, corner.lat), { 'accept-encoding': 'br, gzip;q=0.8' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(zipped.headers['etag']).not.toBe(plain.headers['etag']);
    expect(Buffer.compare(gunzipSync(zipped.body), plain.body)).toBe(0);
    expect((await get(path(16, corner.lng, corner.lat), { 'accept-encoding': 'gzip;q=0' })).headers).not.toHaveProperty(
      'content-encoding',
    );
  });

  test('is 304 for a reader who holds it, in the coding he holds', async () => {
    const url = path(16, corner.lng, corner.lat);
    const tag = String(await tagOf(url));
    const again = await get(url, { 'if-none-match': tag });
    expect([again.status, again.body.length, again.headers['etag']]).toEqual([304, 0, tag]);
    expect((await get(url, { 'if-none-match': tag, 'accept-encoding': 'gzip' })).status).toBe(200);
  });

  test('is 204 where there is nothing', async () => {
    expect((await get('/tiles/cases/16/0/0')).status).toBe(204);
  });

  test('holds several collections in the order asked for', async () => {
    const { body } = await get(path(14, corner.lng, corner.lat, 'cases,roads'));
    expect(Object.keys(decode(body))).toEqual(['cases', 'cases-cells', 'roads']);
  });

  test('is narrowed by a filter that the server answers', async () => {
    const { body } = await get(`${path(16, corner.lng, corner.lat)}?status=closed,voided&action=2`);
    expect(decode(body)['cases']!.map(({ properties }) => properties['status'])).toEqual(['closed']);
    expect((await get(`${path(16, corner.lng, corner.lat)}?action=7`)).status).toBe(204);
  });

  test.each([
    ['/tiles/cases/3/8/0', 400],
    ['/tiles/cases/23/0/0', 400],
    ['/tiles/cases/x/0/0', 400],
    ['/tiles/cases/3/-1/0', 400],
    ['/tiles/cases/3/0/0?colour=red', 400],
    ['/tiles/cases/3/0/0?action=two', 400],
    ['/tiles/cases/3/0/0?from=yesterday', 400],
    ['/tiles/cases,cases/3/0/0', 400],
    ['/tiles/dragons/3/0/0', 404],
    ['/tiles/dragons', 404],
  ])('that cannot be is a problem that names the fault: %s', async (url, expected) => {
    const { status, headers, json } = await get(url);
    expect(status).toBe(expected);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(json()).toMatchObject({ status: expected, instance: url, detail: expect.stringMatching(/\S/) as string });
  });

  test('names an unknown parameter', async () => {
    expect((await get('/tiles/cases/3/0/0?colour=red')).json()).toMatchObject({ errors: [{ parameter: 'colour' }] });
  });
});

describe('TileJSON', () => {
  test('tells where the tiles are, what they hold and how far they reach', async () => {
    const { status, headers, json } = await get('/tiles/cases?status=closed');
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('application/json');
    const told = json() as { bounds: number[]; vector_layers: { id: string; fields: object }[] };
    expect(told).toMatchObject({
      tilejson: '3.0.0',
      scheme: 'xyz',
      minzoom: 0,
      maxzoom: 18,
      tiles: ['http://127.0.0.1:8931/tiles/cases/{z}/{x}/{y}?status=closed'],
    });
    expect(told.vector_layers.map(({ id }) => id)).toEqual(['cases', 'cases-cells']);
    expect(Object.keys(told.vector_layers[0]!.fields)).toEqual([
      'status',
      'action',
      'classCode',
      'urgent',
      'yellowAt',
      'dueAt',
      'stageYellowAt',
      'stageDueAt',
    ]);
    const [west, south, east, north] = told.bounds;
    expect(Math.abs(west! - corner.lng) + Math.abs(east! - corner.lng - 0.1)).toBeLessThan(1e-6);
    expect(Math.abs(south! - corner.lat) + Math.abs(north! - corner.lat)).toBeLessThan(1e-6);
  });
});

describe('tags after an edit', () => {
  const places = [
    ...[8, 12, 14, 16].flatMap((z) => [path(z, corner.lng, corner.lat), path(z, corner.lng + 0.1, corner.lat)]),
    path(16, corner.lng + 0.05, corner.lat),
    path(14, corner.lng, corner.lat, 'roads'),
    path(18, corner.lng, corner.lat + 0.005, 'roads'),
  ];

  test('differ for the tiles that the old or the new place lies in, and for no other', async () => {
    const before = await Promise.all(places.map(tagOf));
    const { json } = await get('/api/features/cases/0003');
    const { version, properties } = json() as { version: number; properties: object };
    const after = { geometry: { type: 'Point', coordinates: [corner.lng + 0.05, corner.lat] }, properties };
    const written = await city.app.inject({
      method: 'POST',
      url: '/api/changes',
      headers: { host: '127.0.0.1:8931', origin: 'http://127.0.0.1:8931' },
      payload: { kind: 'case.move', note: '', lines: [{ collection: 'cases', id: '0003', base: version, after }] },
    });
    expect(written.statusCode).toBe(201);
    const now = await Promise.all(places.map(tagOf));
    const changed = places.filter((_, i) => now[i] !== before[i]);
    const holds = (z: number, lng: number) => path(z, lng, corner.lat);
    const touched = new Set([8, 12, 14, 16].flatMap((z) => [holds(z, corner.lng + 0.1), holds(z, corner.lng + 0.05)]));
    expect(changed).toEqual(places.filter((place) => touched.has(place)));
  });

  test('are the same from a second process and after a rebuild', async () => {
    const { register, log } = city.context;
    const other = createCityIndex({ collections, register, log, now: () => noon });
    await other.load();
    const request = { collections: ['cases', 'roads'], filter: { equals: {} }, now: noon / 1000 };
    for (const z of [0, 8, 12, 14, 16, 18, 22]) {
      const [x, y] = tileAt(z, corner.lng, corner.lat);
      expect(
        Buffer.compare(other.tile({ ...request, z, x, y }), city.context.index.tile({ ...request, z, x, y })),
      ).toBe(0);
    }
    const tags = await Promise.all(places.map(tagOf));
    await city.context.index.load();
    expect(await Promise.all(places.map(tagOf))).toEqual(tags);
  });

  test('differ for cells when a deadline passes, at that second and not before', async () => {
    const url = path(12, corner.lng, corner.lat);
    const before = await tagOf(url);
    const points = await tagOf(path(16, corner.lng, corner.lat));
    const at = (instant: string) => Object.assign(city.context, { now: () => Date.parse(instant) });
    at('2026-11-22T05:59:59Z');
    expect(await tagOf(url)).toBe(before);
    at('2026-11-22T06:00:00Z');
    expect(await tagOf(url)).not.toBe(before);
    expect(decode((await get(url)).body)['cases-cells']![0]!.properties['overdue']).toBe(1);
    expect(await tagOf(path(16, corner.lng, corner.lat))).toBe(points);
    at(new Date(noon).toISOString());
  });
});
