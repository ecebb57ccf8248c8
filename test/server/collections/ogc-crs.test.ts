import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { bins, roads } from './small-city.ts';

let city: OpenCity;
beforeAll(async () => {
  city = await openCity({ roads, 'litter-bins': bins });
});
afterAll(() => city.close());

const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
const epsg = (code: number): string => `http://www.opengis.net/def/crs/EPSG/0/${code}`;

interface Answer {
  features: { id: string; geometry: { coordinates: number[][] } }[];
  links: { rel: string; href: string }[];
  errors: { parameter: string; detail: string }[];
}

async function get(path: string): Promise<{ status: number; crs: unknown; body: Answer }> {
  const answer = await city.app.inject(path);
  return { status: answer.statusCode, crs: answer.headers['content-crs'], body: answer.json() };
}

/** The slanting road of the small city from 119.9 E 32.5 N to 119.94 E 32.54 N; metres by PROJ 9.1.1 (cs2cs). */
const slant: Record<string, readonly (readonly [number, number])[]> = {
  [crs84]: [
    [119.9, 32.5],
    [119.94, 32.54],
  ],
  [epsg(4326)]: [
    [32.5, 119.9],
    [32.54, 119.94],
  ],
  [epsg(4490)]: [
    [32.5, 119.9],
    [32.54, 119.94],
  ],
  [epsg(4549)]: [
    [3597302.43901, 490602.321943],
    [3601735.457935, 494363.891178],
  ],
  [epsg(3857)]: [
    [13347206.946114, 3829123.837028],
    [13351659.725745, 3834404.623923],
  ],
};

describe.each(Object.entries(slant))('in %s', (crs, expected) => {
  test('a feature is written in its axis order, and Content-Crs says so', async () => {
    for (const path of ['items/r-slant?', 'items?class=lane&']) {
      const { status, crs: said, body } = await get(`/ogc/collections/roads/${path}crs=${encodeURIComponent(crs)}`);
      expect([status, said]).toEqual([200, `<${crs}>`]);
      const feature = 'features' in body ? body.features[0]! : (body as unknown as Answer['features'][number]);
      for (const [i, [a, b]] of expected.entries()) {
        const [x, y] = feature.geometry.coordinates[i]!;
        // A micrometre: what metres are written to.
        expect(Math.hypot(x! - a, y! - b)).toBeLessThan(1e-6);
      }
    }
  });

  test('a box in it finds what lies in it', async () => {
    const [[a0, b0], [a1, b1]] = expected as [[number, number], [number, number]];
    const find = async (box: number[]): Promise<string[]> => {
      const { status, body } = await get(
        `/ogc/collections/roads/items?bbox=${box.join(',')}&bbox-crs=${encodeURIComponent(crs)}`,
      );
      expect(status).toBe(200);
      return body.features.map(({ id }) => id);
    };
    const [da, db] = [a1 - a0, b1 - b0];
    // Around the middle of the road; and a corner of its box, where it is not.
    expect(await find([a0 + da * 0.49, b0 + db * 0.49, a0 + da * 0.51, b0 + db * 0.51])).toEqual(['r-slant']);
    expect(await find([a0 + da * 0.7, b0 + db * 0.1, a0 + da * 0.9, b0 + db * 0.2])).toEqual([]);
    expect(await find([a0 + da * 0.49, b0 + db * 0.49, 0, a0 + da * 0.51, b0 + db * 0.51, 9])).toEqual(['r-slant']);
  });
});

test('a next link goes on in the same CRS', async () => {
  const { body } = await get(`/ogc/collections/litter-bins/items?limit=1&crs=${encodeURIComponent(epsg(4549))}`);
  const next = new URL(body.links.find(({ rel }) => rel === 'next')!.href);
  expect(next.searchParams.get('crs')).toBe(epsg(4549));
  expect((await get(next.pathname + next.search)).crs).toBe(`<${epsg(4549)}>`);
});

test('every collection lists its systems, the one of storage among them', async () => {
  const { body } = await get('/ogc/collections');
  const { collections } = body as unknown as { collections: { crs: string[]; storageCrs: string }[] };
  for (const { crs, storageCrs } of collections) {
    expect([crs, storageCrs]).toEqual([[crs84, epsg(4326), epsg(4490), epsg(4549), epsg(3857)], crs84]);
  }
});

test('the tag is the version, whatever the CRS', async () => {
  const url = `/ogc/collections/roads/items/r-slant?crs=${encodeURIComponent(epsg(4549))}`;
  const answer = await city.app.inject(url);
  expect(answer.headers['etag']).toBe('"1"');
  expect((await city.app.inject({ url, headers: { 'if-none-match': '"1"' } })).statusCode).toBe(304);
});

test.each([
  [`crs=${epsg(4528)}`, 'crs', 'not served'],
  ['crs=urn:ogc:def:crs:EPSG::4549', 'crs', 'not served'],
  ['crs=EPSG:4549', 'crs', 'not served'],
  ['crs=', 'crs', 'not served'],
  [`bbox=1,2,3,4&bbox-crs=${epsg(2000)}`, 'bbox-crs', 'not served'],
  [`bbox=3590000,490000,3500000,500000&bbox-crs=${epsg(4549)}`, 'bbox', 'least northing above'],
  [`bbox=3590000,490000,3591000,480000&bbox-crs=${epsg(4549)}`, 'bbox', 'least easting above'],
  [`bbox=3590000,40490000,3591000,40500000&bbox-crs=${epsg(4549)}`, 'bbox', 'beyond where'],
  [`bbox=119,32,120,33&bbox-crs=${epsg(4326)}`, 'bbox', 'beyond where'],
  [`bbox=1,2,3&bbox-crs=${epsg(4549)}`, 'bbox', 'least northing, least easting'],
  [`bbox=1,2,9,3,4,5&bbox-crs=${epsg(4549)}`, 'bbox', 'bottom above'],
])('%s is refused, naming %s', async (query, parameter, detail) => {
  const { status, body } = await get(`/ogc/collections/roads/items?${query}`);
  expect([status, body.errors]).toMatchObject([
    400,
    [{ parameter, detail: expect.stringContaining(detail) as string }],
  ]);
});
