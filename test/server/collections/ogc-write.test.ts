import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { as, stranger } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { bins, cases, roads } from './small-city.ts';

const ring = [
  [119.9, 32.48],
  [119.92, 32.48],
  [119.92, 32.5],
  [119.9, 32.48],
];
const zone = {
  id: 'z-1',
  geometry: { type: 'Polygon' as const, coordinates: [ring] },
  properties: {
    ...{ number: 'Z1', name: '坡子街商圈', responsibilityKind: 'order', kindOfPlace: 'district', source: 'test' },
    ...{ sourceDatum: 'wgs84', validFrom: '2020-01-01T00:00:00Z' },
  },
};

let city: OpenCity;
beforeAll(async () => {
  city = await openCity({ roads, 'litter-bins': bins, cases, zones: [zone] });
});
afterAll(() => city.close());

const geojson = 'application/geo+json';
const merge = 'application/merge-patch+json';
const epsg4549 = 'http://www.opengis.net/def/crs/EPSG/0/4549';
const items = '/ogc/collections/litter-bins/items';

interface Sent {
  status: number;
  headers: Record<string, unknown>;
  body: { detail: string; status: number; errors?: { pointer: string; detail: string }[] };
}

async function send(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS',
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Sent> {
  const type = body === undefined ? {} : { 'content-type': method === 'PATCH' ? merge : geojson };
  const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
  const answer = await city.app.inject({ method, url, headers: { ...type, ...headers }, ...payload } as InjectOptions);
  const text = answer.body;
  return { status: answer.statusCode, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) };
}

interface Read {
  geometry: { coordinates: [number, number] };
  properties: Record<string, unknown>;
}

async function read(id: string, query = ''): Promise<{ tag: string; feature: Read }> {
  const answer = await city.app.inject(`${items}/${id}${query}`);
  expect(answer.statusCode).toBe(200);
  return { tag: String(answer.headers['etag']), feature: answer.json() };
}

const properties = bins[0]!.properties;

function bin(lng: number, more: object = {}): object {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [lng, 32.7] },
    properties: { ...properties, ...more },
  };
}

async function created(lng = 119.9): Promise<string> {
  const { status, headers } = await send('POST', items, bin(lng));
  expect(status).toBe(201);
  return String(headers['location']).split('/').at(-1)!;
}

describe('POST', () => {
  test('creates a feature, says where it lies, and shows it at once', async () => {
    const { status, headers } = await send('POST', items, bin(119.8));
    expect([status, headers['etag']]).toEqual([201, '"1"']);
    expect(headers['location']).toMatch(/^http:\/\/[^/]+\/ogc\/collections\/litter-bins\/items\/[0-9a-f-]{36}$/);
    const id = String(headers['location']).split('/').at(-1)!;
    expect((await read(id)).feature).toMatchObject({ geometry: { coordinates: [119.8, 32.7] }, properties });
    expect(Number(headers['shirong-seq'])).toBe(city.context.live.seq);
    const [{ by, kind }] = (await city.context.store.changesAfter(city.context.live.seq - 1, 1)) as [never];
    expect([by, kind]).toEqual(['token:editor', 'feature.create']);
  });

  test('takes a name of the writer, once', async () => {
    const named = { ...bin(119.8), id: '垃圾桶-7' };
    const { status, headers } = await send('POST', items, named);
    expect([status, headers['location']]).toEqual([201, expect.stringContaining(encodeURIComponent('垃圾桶-7'))]);
    expect((await send('POST', items, named)).body).toMatchObject({ status: 409, errors: [{ pointer: '/id' }] });
    for (const id of ['', 'a/b', 'a b', 7, '..', 'x'.repeat(101), '\ud800']) {
      expect((await send('POST', items, { ...bin(1), id })).body).toMatchObject({
        ...{ status: 422, errors: [{ pointer: '/id' }] },
      });
    }
  });

  test('takes geometry in the CRS that Content-Crs names: northing, easting in 4549', async () => {
    // PROJ 9.1.1: 32.4567891 N 119.9212345 E.
    const body = { ...bin(0), geometry: { type: 'Point', coordinates: [3592508.882337244, 492594.335136904] } };
    const { status, headers } = await send('POST', items, body, { 'content-crs': `<${epsg4549}>` });
    expect(status).toBe(201);
    const id = String(headers['location']).split('/').at(-1)!;
    const [lng, lat] = (await read(id)).feature.geometry.coordinates;
    expect(Math.hypot(lng - 119.9212345, lat - 32.4567891)).toBeLessThan(1e-11);
    const swapped = { ...body, geometry: { type: 'Point', coordinates: [492594, 3592508] } };
    expect((await send('POST', items, swapped, { 'content-crs': `<${epsg4549}>` })).body).toMatchObject({
      ...{ status: 422, errors: [{ pointer: '/geometry/coordinates' }] },
    });
    for (const wrong of [epsg4549, '<EPSG:4549>', '<http://www.opengis.net/def/crs/EPSG/0/4528>']) {
      expect((await send('POST', items, body, { 'content-crs': wrong })).status).toBe(400);
    }
  });

  test('with the same Idempotency-Key has one effect and one answer; with another body none', async () => {
    const before = (await city.app.inject(`${items}?limit=1`)).json<{ numberMatched: number }>().numberMatched;
    const key = { 'idempotency-key': 'k-1' };
    const first = await send('POST', items, bin(119.81), key);
    const second = await send('POST', items, bin(119.81), key);
    expect([first.status, second.status, second.headers['location']]).toEqual([201, 201, first.headers['location']]);
    expect((await send('POST', items, bin(119.82), key)).status).toBe(422);
    const axes = { ...key, 'content-crs': '<http://www.opengis.net/def/crs/EPSG/0/4326>' };
    expect((await send('POST', items, bin(119.81), axes)).status).toBe(422);
    expect((await city.app.inject(`${items}?limit=1`)).json()).toMatchObject({ numberMatched: before + 1 });
  });

  test.each([
    [{ geometry: null }, '/geometry'],
    [{ geometry: { type: 'Point', coordinates: [200, 0] } }, '/geometry/coordinates/0'],
    [{ geometry: { type: 'LineString', coordinates: [[1, 2]] } }, '/geometry/type'],
    [{ properties: { ...properties, kind: 'golden' } }, '/properties/kind'],
    [{ properties: { ...properties, colour: 'red' } }, '/properties/colour'],
    [{ properties: null }, '/properties'],
    [{ type: 'FeatureCollection', features: [] }, '/features'],
    [{ crs: { type: 'name' } }, '/crs'],
    [{ properties: { ...properties, photos: ['a'.repeat(64)] } }, '/properties/photos/0'],
  ])('of %j names what is wrong', async (more, pointer) => {
    const { status, headers, body } = await send('POST', items, { ...bin(1), ...more });
    expect([status, headers['content-type']]).toEqual([422, expect.stringContaining('application/problem+json')]);
    expect(body.errors).toContainEqual(expect.objectContaining({ pointer }));
  });

  test('of an empty value (null) is as if it were absent, as GIS programs write it', async () => {
    const { status } = await send('POST', items, bin(1, { photos: null, validTo: null }));
    expect(status).toBe(201);
  });

  test('in another type is refused', async () => {
    for (const type of ['text/plain', 'application/xml', merge]) {
      const { status } = await send('POST', items, bin(1), { 'content-type': type });
      expect([type, status]).toEqual([type, 415]);
    }
    expect((await send('POST', items, bin(1), { 'content-type': 'application/json' })).status).toBe(201);
  });
});

describe('If-Match', () => {
  test('is needed to change anything, and held against the version', async () => {
    const id = await created();
    for (const method of ['PUT', 'PATCH', 'DELETE'] as const) {
      const body = method === 'DELETE' ? undefined : method === 'PUT' ? bin(1) : { properties: { road: '海陵路' } };
      expect([method, (await send(method, `${items}/${id}`, body)).status]).toEqual([method, 428]);
      const late = await send(method, `${items}/${id}`, body, { 'if-match': '"7"' });
      expect([method, late.status, late.headers['etag']]).toEqual([method, 412, '"1"']);
      const nobody = await send(method, `${items}/nobody`, body, { 'if-match': '*' });
      expect([method, nobody.status]).toEqual([method, 404]);
    }
  });

  test.each(['"1"', 'W/"1"', '"7", "1"', '*'])('%s fits version 1', async (tag) => {
    const id = await created();
    expect((await send('DELETE', `${items}/${id}`, undefined, { 'if-match': tag })).status).toBe(204);
    expect((await city.app.inject(`${items}/${id}`)).statusCode).toBe(404);
  });

  test('lets one of two writers through', async () => {
    const id = await created();
    const both = await Promise.all(
      ['人民路', '海陵路'].map((road) =>
        send('PATCH', `${items}/${id}`, { properties: { road } }, { 'if-match': '"1"' }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([204, 412]);
  });
});

describe('PUT and PATCH', () => {
  test('a replaced feature has its new content and its next version', async () => {
    const id = await created();
    const put = await send('PUT', `${items}/${id}`, bin(119.95, { road: '海陵路' }), { 'if-match': '"1"' });
    expect([put.status, put.headers['etag']]).toEqual([204, '"2"']);
    const { tag, feature } = await read(id);
    expect(tag).toBe('"2"');
    expect(feature).toMatchObject({ geometry: { coordinates: [119.95, 32.7] }, properties: { road: '海陵路' } });
    expect((await send('PUT', `${items}/${id}`, { properties }, { 'if-match': '"2"' })).status).toBe(422);
    expect((await send('PUT', `${items}/${id}`, { ...bin(1), id: 'x' }, { 'if-match': '"2"' })).status).toBe(422);
  });

  test('a patch changes what it names, takes away what it makes null, and leaves the rest', async () => {
    const id = await created();
    const patch = { properties: { road: '海陵路', validTo: '2027-01-01T00:00:00Z' } };
    expect((await send('PATCH', `${items}/${id}`, patch, { 'if-match': '"1"' })).status).toBe(204);
    expect((await read(id)).feature).toMatchObject({
      geometry: { coordinates: [119.9, 32.7] },
      properties: { ...properties, ...patch.properties },
    });
    await send('PATCH', `${items}/${id}`, { properties: { validTo: null } }, { 'if-match': '"2"' });
    expect((await read(id)).feature.properties).not.toHaveProperty('validTo');
    const gone = await send('PATCH', `${items}/${id}`, { properties: { kind: null } }, { 'if-match': '"3"' });
    expect(gone.body).toMatchObject({ status: 422, errors: [{ pointer: '/properties/kind' }] });
    const moved = { geometry: { coordinates: [3592508.882337244, 492594.335136904] } };
    const crs = { 'if-match': '"3"', 'content-crs': `<${epsg4549}>` };
    expect((await send('PATCH', `${items}/${id}`, moved, crs)).status).toBe(204);
    expect((await read(id)).feature.geometry.coordinates[1]).toBeCloseTo(32.4567891, 10);
    expect((await send('PATCH', `${items}/${id}`, patch, { 'if-match': '*', 'content-type': geojson })).status).toBe(
      415,
    );
  });

  test('what was read in any CRS and is written back moves by nothing', async () => {
    const id = await created(119.912345678901);
    const { feature: stored } = await read(id);
    const { feature } = await read(id, `?crs=${encodeURIComponent(epsg4549)}`);
    const back = { ...feature, properties: { ...feature.properties, road: '海陵路' } };
    const crs = { 'if-match': '"1"', 'content-crs': `<${epsg4549}>` };
    expect((await send('PUT', `${items}/${id}`, back, crs)).status).toBe(204);
    expect((await read(id)).feature.geometry).toEqual(stored.geometry);
  });
});

describe('who may', () => {
  test.each([
    ['nobody unknown', stranger, 401],
    ['no assessor', as('assessor'), 403],
    ['a planner', as('planner'), 201],
    ['no session without its token', { cookie: as('planner')['cookie']! }, 403],
  ])('create: %s', async (_name, headers, status) => {
    expect((await send('POST', items, bin(1), headers)).status).toBe(status);
  });
});

test('who may not write is told nothing of what is there', async () => {
  for (const id of ['bin-01', 'never-was']) {
    for (const method of ['PUT', 'PATCH', 'DELETE'] as const) {
      const body = method === 'DELETE' ? undefined : {};
      const answer = await send(method, `${items}/${id}`, body, { ...as('assessor'), 'if-match': '"99"' });
      expect([id, method, answer.status]).toEqual([id, method, 403]);
    }
  }
});

describe('what is not written here', () => {
  test.each([
    ['cases', 'items', 'GET, HEAD, OPTIONS'],
    ['cases', 'items/c1', 'GET, HEAD, OPTIONS'],
    ['zones', 'items', 'GET, HEAD, OPTIONS'],
    ['zones', 'items/z-1', 'GET, HEAD, OPTIONS, PATCH, PUT'],
    ['litter-bins', 'items', 'GET, HEAD, OPTIONS, POST'],
    ['litter-bins', 'items/bin-01', 'DELETE, GET, HEAD, OPTIONS, PATCH, PUT'],
  ])('%s/%s allows %s, and says so to whoever asks or tries', async (id, path, allow) => {
    const url = `/ogc/collections/${id}/${path}`;
    const told = await send('OPTIONS', url);
    expect([told.status, told.headers['allow']]).toEqual([204, allow]);
    const methods = path === 'items' ? (['POST'] as const) : (['PUT', 'PATCH', 'DELETE'] as const);
    for (const method of methods.filter((one) => !allow.includes(one))) {
      const tried = await send(method, url, method === 'DELETE' ? undefined : {}, { 'if-match': '*' });
      expect([method, tried.status, tried.headers['allow']]).toEqual([method, 405, allow]);
    }
  });

  test('the borders of zones stay, their attributes may be put', async () => {
    const url = '/ogc/collections/zones/items/z-1';
    const named = { type: 'Feature', properties: { ...zone.properties, name: '新名' } };
    expect((await send('PUT', url, named, { 'if-match': '"1"' })).status).toBe(204);
    const same = { ...named, geometry: zone.geometry };
    expect((await send('PUT', url, same, { 'if-match': '"2"' })).status).toBe(204);
    const backwards = { ...named, geometry: { type: 'Polygon', coordinates: [ring.toReversed()] } };
    expect((await send('PUT', url, backwards, { 'if-match': '"3"' })).status).toBe(204);
    const moved = {
      ...named,
      geometry: { type: 'Polygon', coordinates: [[...ring.slice(0, 2), [119.92, 32.51], ring[0]]] },
    };
    for (const [method, body] of [
      ['PUT', moved],
      ['PATCH', { geometry: moved.geometry }],
    ] as const) {
      expect((await send(method, url, body, { 'if-match': '*' })).body).toMatchObject({
        ...{ status: 422, errors: [{ pointer: '/geometry' }] },
      });
    }
    const patched = await send('PATCH', url, { properties: { name: '再名' } }, { 'if-match': '*' });
    expect(patched.status).toBe(204);
    expect((await city.app.inject(url)).json()).toMatchObject({
      geometry: zone.geometry,
      properties: { name: '再名' },
    });
  });
});
