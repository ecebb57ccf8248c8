import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collections } from '#domain/collections.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { bins, cases, roads } from './small-city.ts';

let city: OpenCity;
beforeAll(async () => {
  city = await openCity({ roads, 'litter-bins': bins, cases });
});
afterAll(() => city.close());

const host = 'localhost:8931';

interface Items {
  numberMatched: number;
  numberReturned: number;
  timeStamp: string;
  features: { id: string; properties: Record<string, unknown> }[];
  links: { rel: string; href: string; type: string }[];
}

async function get(
  path: string,
): Promise<{ status: number; headers: Record<string, unknown>; body: Items & Record<string, never> }> {
  const answer = await city.app.inject({ url: path, headers: { host } });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
}

async function ids(path: string): Promise<string[]> {
  const { status, body } = await get(path);
  expect([path, status]).toEqual([path, 200]);
  return body.features.map(({ id }) => id);
}

describe('the landing page', () => {
  test('leads to all else, and every link of ours answers with the type it promises', async () => {
    const seen = new Set<string>();
    const queue = [`http://${host}/ogc`];
    while (queue.length > 0) {
      const url = new URL(queue.pop()!);
      if (seen.has(url.pathname)) continue;
      seen.add(url.pathname);
      const answer = await city.app.inject({ url: url.pathname + url.search, headers: { host } });
      expect([url.href, answer.statusCode]).toEqual([url.href, 200]);
      const found = [...answer.body.matchAll(/"href":"([^"]+)","rel":"([^"]+)","type":"([^"]+)"/g)];
      for (const [, href, rel, type] of found) {
        expect(new URL(href!).host).toBe(host);
        if (type === 'text/html' && rel !== 'service-doc') continue;
        if (rel === 'self') expect(answer.headers['content-type']).toContain(type!.split(';')[0]);
        if (rel !== 'service-doc') queue.push(href!);
      }
    }
    expect(seen).toContain('/ogc/conformance');
    expect(seen).toContain('/ogc/api');
    for (const { id } of collections) expect(seen).toContain(`/ogc/collections/${id}/items`);
    expect(seen).toContain('/ogc/collections/roads/schema');
  });

  test('declares the classes of Parts 1, 2 and 4', async () => {
    const { body } = await get('/ogc/conformance');
    expect(body).toEqual({
      conformsTo: [
        'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
        'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30',
        'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
        'http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs',
        'http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/create-replace-delete',
        'http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/update',
        'http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/optimistic-locking-etags',
        'http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/features',
      ],
    });
  });
});

describe('a collection', () => {
  test('says its extent, and none while it is empty', async () => {
    expect((await get('/ogc/collections/litter-bins')).body).toMatchObject({
      id: 'litter-bins',
      itemType: 'feature',
      storageCrs: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
      extent: { temporal: { interval: [['2020-01-01T00:00:00.000Z', null]] } },
    });
    const { extent } = (await get('/ogc/collections/litter-bins')).body as unknown as {
      extent: { spatial: { bbox: number[][] } };
    };
    [119.9, 32.6, 119.924, 32.6].forEach((side, i) => expect(extent.spatial.bbox[0]![i]).toBeCloseTo(side, 6));
    expect((await get('/ogc/collections/kiosks')).body['extent']).toEqual({});
  });

  test('says since when and until when it holds anything, as it is now', async () => {
    const own = await openCity();
    const interval = async (): Promise<unknown> =>
      (await own.app.inject('/ogc/collections/public-toilets')).json<{ extent: { temporal?: { interval: unknown } } }>()
        .extent.temporal?.interval;
    const toilet = (validFrom: string, validTo?: string) => ({
      geometry: { type: 'Point' as const, coordinates: [119.9, 32.5] },
      properties: {
        ...{ code: '1', name: '公厕', state: 'open', grade: 'first', kind: 'fixed', unit: '环卫处', source: 'test' },
        ...{ sourceDatum: 'wgs84', validFrom, ...(validTo === undefined ? {} : { validTo }) },
      },
    });
    const write = async (id: string, base: number | null, after: ReturnType<typeof toilet> | null) => {
      const lines = [{ collection: 'public-toilets', id, base, after }];
      expect(await own.context.store.commit({ kind: 'test', note: '', by: 'local', lines })).toMatchObject({
        ok: true,
      });
    };
    expect(await interval()).toBeUndefined();
    await write('t1', null, toilet('2021-05-01T00:00:00Z', '2024-01-01T00:00:00Z'));
    expect(await interval()).toEqual([['2021-05-01T00:00:00.000Z', '2024-01-01T00:00:00.000Z']]);
    await write('t2', null, toilet('2019-05-01T00:00:00Z', '2022-01-01T00:00:00Z'));
    expect(await interval()).toEqual([['2019-05-01T00:00:00.000Z', '2024-01-01T00:00:00.000Z']]);
    await write('t1', 1, toilet('2021-05-01T00:00:00Z'));
    expect(await interval()).toEqual([['2019-05-01T00:00:00.000Z', null]]);
    await write('t2', 1, null);
    expect(await interval()).toEqual([['2021-05-01T00:00:00.000Z', null]]);
    await write('t1', 2, null);
    expect(await interval()).toBeUndefined();
    await own.close();
  });

  test('that does not exist is a problem', async () => {
    const { status, headers, body } = await get('/ogc/collections/unicorns');
    expect(status).toBe(404);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body['detail']).toBe('There is no collection "unicorns".');
  });
});

describe('the items', () => {
  test('come with their count, their time and their links', async () => {
    const { headers, body } = await get('/ogc/collections/roads/items?limit=2');
    expect(headers['content-type']).toContain('application/geo+json');
    expect(headers['content-crs']).toBe('<http://www.opengis.net/def/crs/OGC/1.3/CRS84>');
    expect(headers['shirong-seq']).toBe('3');
    expect(body).toMatchObject({
      type: 'FeatureCollection',
      numberMatched: 4,
      numberReturned: 2,
      timeStamp: '2026-11-22T04:00:00.000Z',
    });
    expect(body.links.map(({ rel }) => rel)).toEqual(['self', 'collection', 'alternate', 'next']);
    expect(body.features[0]).toEqual({
      type: 'Feature',
      id: 'r-pozi',
      geometry: roads[2]!.geometry,
      properties: roads[2]!.properties,
    });
  });

  test('are walked page by page, each exactly once, while others write', async () => {
    const walked: string[] = [];
    let next: string | undefined = '/ogc/collections/litter-bins/items?limit=4';
    for (let page = 0; next !== undefined; page++) {
      const { body }: { body: Items } = await get(next);
      walked.push(...body.features.map(({ id }) => id));
      // Others delete what was read, add before and behind the reader, and change what is to come.
      if (page === 1) {
        const [first, , , , , , , , , , last] = bins;
        const change = await city.context.store.commit({
          kind: 'feature.edit',
          note: '',
          by: 'local',
          lines: [
            { collection: 'litter-bins', id: 'bin-00', base: 1, after: null },
            {
              collection: 'litter-bins',
              id: 'bin-00a',
              base: null,
              after: { geometry: first!.geometry, properties: first!.properties },
            },
            {
              collection: 'litter-bins',
              id: 'bin-90',
              base: null,
              after: { geometry: last!.geometry, properties: last!.properties },
            },
            {
              collection: 'litter-bins',
              id: 'bin-20',
              base: 1,
              after: { geometry: bins[1]!.geometry, properties: bins[20]!.properties },
            },
          ],
        });
        expect(change.ok).toBe(true);
      }
      next = body.links.find(({ rel }) => rel === 'next')?.href.replace(`http://${host}`, '');
    }
    expect(walked).toEqual([...bins.map(({ id }) => id), 'bin-90']);
    const undo = await city.context.store.commit({
      kind: 'feature.edit',
      note: '',
      by: 'local',
      lines: [
        { collection: 'litter-bins', id: 'bin-00', base: null, after: bins[0]! },
        { collection: 'litter-bins', id: 'bin-00a', base: 1, after: null },
        { collection: 'litter-bins', id: 'bin-90', base: 1, after: null },
        { collection: 'litter-bins', id: 'bin-20', base: 2, after: bins[20]! },
      ].map((line) =>
        line.after === null
          ? line
          : { ...line, after: { geometry: line.after.geometry, properties: line.after.properties } },
      ),
    });
    expect(undo.ok).toBe(true);
    if (undo.ok) await city.context.live.applied(undo.value.seq);
  });

  test('a next link repeats what was asked', async () => {
    const { body } = await get('/ogc/collections/litter-bins/items?limit=10&bbox=119.9,32.5,119.92,32.7');
    const next = new URL(body.links.find(({ rel }) => rel === 'next')!.href);
    expect(next.searchParams.get('bbox')).toBe('119.9,32.5,119.92,32.7');
    expect(next.searchParams.get('limit')).toBe('10');
    const last = await get(next.pathname + next.search.replace('limit=10', 'limit=11'));
    expect(last.body).toMatchObject({ numberMatched: 21, numberReturned: 11 });
    expect(last.body.links.map(({ rel }) => rel)).not.toContain('next');
  });

  test('a bbox finds points inside and lines that truly meet it', async () => {
    const bboxIds = (bbox: string, collection: string): Promise<string[]> =>
      ids(`/ogc/collections/${collection}/items?bbox=${bbox}`);
    expect(await bboxIds('119.9,32.5,119.902,32.7', 'litter-bins')).toEqual(['bin-00', 'bin-01', 'bin-02']);
    expect(await bboxIds('119.9,32.5,-10,119.902,32.7,50', 'litter-bins')).toEqual(['bin-00', 'bin-01', 'bin-02']);
    expect(await bboxIds('119.93,32.5,119.94,32.505', 'roads')).toEqual([]);
    expect(await bboxIds('119.919,32.515,119.921,32.525', 'roads')).toEqual(['r-slant']);
    expect(await bboxIds('119.92,32.48,119.92,32.48', 'roads')).toEqual(['r-pozi', 'r-renmin-1', 'r-renmin-2']);
    // West beyond east: the box lies around the 180th meridian.
    expect(await bboxIds('119.939,32,119.9,33', 'roads')).toEqual(['r-renmin-1', 'r-renmin-2', 'r-slant']);
    expect(await bboxIds('119.9235,32,119.9005,33', 'litter-bins')).toEqual(['bin-00', 'bin-24']);
  });

  test.each([
    ['2026-01-01T00:00:00Z', 4],
    ['2026-05-31T23:59:59Z', 4],
    ['2026-06-01T00:00:00Z', 3],
    ['2026-06-01T08:00:00%2B08:00', 3],
    ['2026-07-01T00:00:00Z/..', 3],
    ['../2019-12-31T23:59:59Z', 0],
    ['2019-01-01T00:00:00Z/2020-01-01T00:00:00Z', 4],
  ])('valid at %s are %i roads', async (datetime, count) => {
    const { body } = await get(`/ogc/collections/roads/items?datetime=${datetime}`);
    expect(body.numberMatched).toBe(count);
  });

  test('are narrowed by any property: text, number, flag, member of a list, several at once', async () => {
    const found = (query: string): Promise<string[]> => ids(`/ogc/collections/roads/items?${query}`);
    expect(await found(`name=${encodeURIComponent('坡子街')}`)).toEqual(['r-pozi']);
    expect(await found('lanes=4')).toEqual(['r-renmin-2']);
    expect(await found('length=1880.5')).toEqual(['r-renmin-1']);
    expect(await found('key26=true')).toEqual(['r-renmin-1', 'r-renmin-2']);
    expect(await found(`aliases=${encodeURIComponent('人民东路')}`)).toEqual(['r-renmin-2']);
    expect(await found('class=lane&sourceDatum=wgs84')).toEqual(['r-slant']);
    expect(await found('class=lane&key26=true')).toEqual([]);
  });

  test.each([
    ['colour=red', 'colour', 'is not a parameter'],
    ['limit=0', 'limit', 'from 1 to 10000'],
    ['limit=10001', 'limit', 'from 1 to 10000'],
    ['limit=ten', 'limit', 'from 1 to 10000'],
    ['limit=1&limit=2', 'limit', 'more than once'],
    ['bbox=1,2,3', 'bbox', 'four'],
    ['bbox=0,1,0,-1', 'bbox', 'south above its north'],
    ['datetime=today', 'datetime', 'RFC 3339'],
    ['cursor=%21', 'cursor', 'next link'],
    ['f=xml', 'f', 'json'],
    ['lanes=many', 'lanes', 'whole number'],
    ['key26=yes', 'key26', 'true or false'],
    ['class=boulevard', 'class', 'must be one of'],
    ['__proto__=1', '__proto__', 'is not a parameter'],
    ['toString=1', 'toString', 'is not a parameter'],
  ])('with %s are refused, naming %s', async (query, parameter, detail) => {
    const { status, headers, body } = await get(`/ogc/collections/roads/items?${query}`);
    expect(status).toBe(400);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body['errors']).toMatchObject([{ parameter, detail: expect.stringContaining(detail) }]);
  });

  test('accept CRS84 and f=json by name', async () => {
    const crs = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
    expect(await ids(`/ogc/collections/roads/items?f=json&bbox=119.919,32.515,119.921,32.525&bbox-crs=${crs}`)).toEqual(
      ['r-slant'],
    );
  });

  test('have a head', async () => {
    const answer = await city.app.inject({ method: 'HEAD', url: '/ogc/collections/roads/items', headers: { host } });
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
    expect(answer.headers['content-type']).toContain('application/geo+json');
  });
});

describe('a feature', () => {
  test('is found by its id, with links and its version as tag', async () => {
    const { headers, body } = await get('/ogc/collections/roads/items/r-pozi');
    expect(headers['etag']).toBe('"1"');
    expect(body).toMatchObject({ type: 'Feature', id: 'r-pozi', properties: roads[2]!.properties });
    expect(body.links.map(({ rel }) => rel)).toEqual(['self', 'collection', 'alternate']);
  });

  test.each(['"1"', 'W/"1"', '"7", "1"', '*'])('that the reader holds (%s) is not sent again', async (held) => {
    const url = '/ogc/collections/roads/items/r-pozi';
    const answer = await city.app.inject({ url, headers: { host, 'if-none-match': held } });
    expect([answer.statusCode, answer.body]).toEqual([304, '']);
    expect((await city.app.inject({ url, headers: { host, 'if-none-match': '"2"' } })).statusCode).toBe(200);
  });

  test('that is not there is a problem', async () => {
    expect((await get('/ogc/collections/roads/items/nobody')).status).toBe(404);
    expect((await get('/ogc/collections/roads/items/r-pozi?x=1')).status).toBe(400);
  });
});

describe('the API document', () => {
  interface Operation {
    operationId: string;
    parameters: ({ $ref: string } | { name: string })[];
  }
  interface OpenApi {
    openapi: string;
    paths: Record<string, Record<string, Operation> & { get: Operation }>;
  }

  test('is OpenAPI 3.0, and lists every filter of every collection', async () => {
    const { headers, body } = await get('/ogc/api');
    expect(headers['content-type']).toBe('application/vnd.oai.openapi+json;version=3.0');
    const { openapi, paths } = body as unknown as OpenApi;
    expect(openapi).toBe('3.0.3');
    for (const collection of collections) {
      const { parameters } = paths[`/collections/${collection.id}/items`]!.get;
      const names = parameters.map((parameter) =>
        '$ref' in parameter ? parameter.$ref.split('/').at(-1) : parameter.name,
      );
      for (const name of ['limit', 'bbox', 'datetime', ...Object.keys(collection.schema.properties)]) {
        expect([collection.id, names]).toEqual([collection.id, expect.arrayContaining([name])]);
      }
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('refers to nothing that is not in it, and names each operation once', async () => {
    const { body } = await get('/ogc/api');
    const text = JSON.stringify(body);
    for (const [, reference] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = reference!.split('/').reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], body);
      expect([reference, target]).not.toEqual([reference, undefined]);
    }
    const operations = Object.values((body as unknown as OpenApi).paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(new Set(operations).size).toBe(operations.length);
  });
});

test('no collection has a property that a parameter of the API hides', () => {
  const taken = ['limit', 'bbox', 'bbox-crs', 'datetime', 'cursor', 'f', 'crs', 'min-seq'];
  for (const { id, schema } of collections) {
    for (const name of Object.keys(schema.properties)) expect([id, taken.includes(name) && name]).toEqual([id, false]);
  }
});
