import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectionById, collections } from '#domain/collections.ts';
import { validateFeature } from '../../../server/collections/validate.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { bins, cases, roads } from './small-city.ts';

const content = { roads, 'litter-bins': bins, cases };
let city: OpenCity;
beforeAll(async () => {
  city = await openCity(content, { SHIRONG_CITY: 'taizhou', SHIRONG_MAP_APPROVAL: '苏S(2026)0号' });
});
afterAll(() => city.close());

async function get(url: string): Promise<{ status: number; seq: unknown; body: Record<string, never> }> {
  const answer = await city.app.inject(url);
  return { status: answer.statusCode, seq: answer.headers['shirong-seq'], body: answer.json() };
}

test('the world of these tests fits its declarations', () => {
  for (const [id, features] of Object.entries(content)) {
    for (const { geometry, properties } of features) {
      expect(validateFeature(collectionById(id)!, { geometry, properties })).toMatchObject({ ok: true });
    }
  }
});

test('the city tells what the page needs to begin', async () => {
  const { status, body } = await get('/api/city');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    name: { zh: '泰州', en: 'Taizhou' },
    sample: true,
    mapApproval: '苏S(2026)0号',
    basemap: null,
    seq: 3,
    now: '2026-11-22T04:00:00.000Z',
  });
  expect(body).not.toHaveProperty('mapSource');
  [119.9, 32.48, 119.94, 32.6].forEach((side, i) => expect(body['extent']![i]).toBeCloseTo(side, 6));
  const counted = body['collections'] as unknown as { id: string; count: number }[];
  expect(counted.map(({ id }) => id)).toEqual(collections.map(({ id }) => id));
  expect(counted.filter(({ count }) => count > 0)).toEqual([
    { id: 'roads', count: 3 },
    { id: 'litter-bins', count: 25 },
    { id: 'cases', count: 4 },
  ]);
});

describe('counts', () => {
  test('are of the view and the filter, the same for all collections asked', async () => {
    const { body, seq } = await get('/api/counts?collections=cases,litter-bins&bbox=119.9,32.4,119.9225,32.7');
    expect(seq).toBe('3');
    expect(body).toMatchObject({
      seq: 3,
      at: '2026-11-22T04:00:00.000Z',
      counts: { cases: { total: 2, open: 2, overdue: 1 }, 'litter-bins': { total: 23 } },
    });
    const filtered = await get('/api/counts?collections=cases&action=2&channel=patrol');
    expect(filtered.body['counts']).toMatchObject({ cases: { total: 2, by: { 2: 2 }, byStatus: { handling: 2 } } });
    const today = await get('/api/counts?collections=cases&current=2026-11-21T16:00:00Z');
    expect(today.body['counts']).toMatchObject({ cases: { total: 3, open: 3 } });
  });

  test.each([
    ['', 'collections', 'is missing'],
    ['collections=unicorns', 'collections', 'names no collection "unicorns"'],
    ['collections=cases,cases', 'collections', 'names "cases" twice'],
    ['collections=litter-bins&action=2', 'action', 'is not a parameter of this resource'],
    ['collections=cases&bbox=a', 'bbox', 'must be four (or, with heights, six) numbers west,south,east,north, not "a"'],
    ['collections=cases&action=two', 'action', 'cannot be "two"'],
    ['collections=cases&from=2026', 'from', 'must be an instant in UTC such as 2026-11-22T00:00:00Z, not "2026"'],
  ])('of %j are refused, naming %s', async (query, parameter, detail) => {
    const { status, body } = await get(`/api/counts?${query}`);
    expect(status).toBe(400);
    expect(body['errors']).toEqual([{ parameter, detail }]);
  });
});

describe('the list', () => {
  const listed = async (query: string): Promise<[number, string[]]> => {
    const { status, body } = await get(`/api/list?${query}`);
    expect([query, status]).toEqual([query, 200]);
    const features = body['features'] as unknown as { collection: string; id: string }[];
    return [body['total'] as unknown as number, features.map(({ id }) => id)];
  };

  test('has overdue cases first, then what is due, then the newest', async () => {
    expect(await listed('collections=cases')).toEqual([4, ['c1', 'c2', 'c3', 'c4']]);
  });

  test('goes collection after collection in the order asked, over the seams of its pages', async () => {
    expect(await listed('collections=cases,roads&limit=5')).toEqual([7, ['c1', 'c2', 'c3', 'c4', 'r-renmin-1']]);
    expect(await listed('collections=roads,cases&offset=2&limit=2')).toEqual([7, ['r-pozi', 'c1']]);
    expect(await listed('collections=roads,cases&offset=7')).toEqual([7, []]);
    expect(await listed('collections=roads,cases,litter-bins&offset=6&limit=2')).toEqual([32, ['c4', 'bin-00']]);
  });

  test('holds what is valid now, or also what is retired when asked', async () => {
    const current = ['r-renmin-1', 'r-renmin-2', 'r-pozi'];
    expect(await listed('collections=roads')).toEqual([3, current]);
    expect(await listed('collections=roads&standing=current')).toEqual([3, current]);
    expect(await listed('collections=roads&standing=all')).toEqual([4, [...current, 'r-slant']]);
    expect(await listed('collections=roads&standing=all&class=lane')).toEqual([1, ['r-slant']]);
    expect(await listed('collections=cases,roads&standing=all&offset=3&limit=2')).toEqual([8, ['c4', 'r-renmin-1']]);
    const { status, body } = await get('/api/list?collections=roads&standing=retired');
    expect([status, body['errors']]).toEqual([400, [{ parameter: 'standing', detail: expect.any(String) }]]);
  });

  test('gives whole features', async () => {
    const { body } = await get('/api/list?collections=roads&limit=1');
    expect(body['features']).toEqual([
      {
        collection: 'roads',
        id: 'r-renmin-1',
        fid: expect.any(Number),
        version: 1,
        ...roads[0],
        geometry: roads[0]!.geometry,
      },
    ]);
  });

  test.each(['limit=0', 'limit=1001', 'offset=-1', 'page=2'])('with %s is refused', async (query) => {
    expect((await get(`/api/list?collections=roads&${query}`)).status).toBe(400);
  });
});

test('the values of a word are counted, the most frequent first', async () => {
  expect((await get('/api/values?collection=cases&property=channel')).body).toEqual({
    values: [
      { value: 'patrol', count: 3 },
      { value: 'hotline12345', count: 1 },
    ],
  });
  expect((await get('/api/values?collection=cases&property=place')).status).toBe(400);
  expect((await get('/api/values?collection=unicorns&property=a')).status).toBe(404);
});

test('a feature is found by id and by the number that tiles carry', async () => {
  const byId = await get('/api/features/cases/c1');
  expect(byId.body).toMatchObject({
    collection: 'cases',
    id: 'c1',
    version: 1,
    properties: { number: '20261120-0007' },
  });
  const byFid = await get(`/api/features/cases/by-fid/${byId.body['fid']}`);
  expect(byFid.body).toEqual(byId.body);
  for (const path of ['cases/nobody', 'cases/by-fid/999999', 'cases/by-fid/x', 'unicorns/c1', 'roads/c1']) {
    expect([path, (await get(`/api/features/${path}`)).status]).toEqual([path, 404]);
  }
});

test('the search finds streets, places and case numbers', async () => {
  const labels = async (q: string): Promise<[string, string, string][]> => {
    const { status, body } = await get(`/api/search?q=${encodeURIComponent(q)}`);
    expect([q, status]).toEqual([q, 200]);
    const results = body['results'] as unknown as { collection: string; label: string; detail: string }[];
    return results.map(({ collection, label, detail }) => [collection, label, detail]);
  };
  expect(await labels('pzj')).toEqual([['roads', '坡子街', '']]);
  expect(await labels('人民东路')).toEqual([['roads', '人民路', '人民东路']]);
  expect(await labels('0007')).toEqual(
    expect.arrayContaining([
      ['cases', '20261121-0007', '坡子街，人民路口向南50米，路东'],
      ['cases', '20261120-0007', '坡子街，人民路口向南50米，路东'],
    ]),
  );
  expect((await labels('20261122-0001'))[0]).toEqual(['cases', '20261122-0001', '坡子街，人民路口向南50米，路东']);
  expect((await labels('坡子街')).map(([collection]) => collection)).toEqual(['roads']);
  expect((await get('/api/search?q=')).status).toBe(400);
  expect((await get('/api/search?q=a&limit=51')).status).toBe(400);
  expect((await get(`/api/search?q=${'a'.repeat(101)}`)).status).toBe(400);
});

test('the API document lists these paths, and needs no other host', async () => {
  const document = await get('/api/openapi.json');
  expect(document.body['openapi']).toBe('3.1.0');
  expect(Object.keys(document.body['paths']!)).toEqual(
    expect.arrayContaining([
      '/api/city',
      '/api/counts',
      '/api/list',
      '/api/search',
      '/api/changes',
      '/api/live',
      '/basemap/{id}/{z}/{x}/{y}',
    ]),
  );
  expect(Object.keys(document.body['paths']!).filter((path) => path.startsWith('/ogc'))).toEqual([]);
  const page = await city.app.inject('/api/docs/');
  expect(page.statusCode).toBe(200);
  expect(page.body).not.toMatch(/(src|href)="https?:/);
  expect(page.body).not.toMatch(/<script>[^<]/);
  const initializer = await city.app.inject('/api/docs/static/swagger-initializer.js');
  expect(initializer.body).toContain('"validatorUrl":null');
  expect(initializer.body).not.toMatch(/url"?:\s*['"]https?:/);
});
