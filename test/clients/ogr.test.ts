import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collections } from '#domain/collections.ts';
import { startServer, type RunningServer } from '../running-server.ts';
import { gdal } from './gdal.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({
    SHIRONG_CITY: 'taizhou',
    SHIRONG_SAMPLE_CASES: '3000',
    SHIRONG_SAMPLE_UNTIL: '2026-11-21',
  });
}, 240_000);
afterAll(() => server?.stop());

interface GeoJsonFeature {
  readonly id?: string;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
  readonly properties: Record<string, unknown>;
}

const source = (): string => `OAPIF:${server.url}/ogc`;

/** Every feature of a collection, read by our own walk of the pages. */
async function walk(collection: string): Promise<GeoJsonFeature[]> {
  const features: GeoJsonFeature[] = [];
  let next: string | undefined = `${server.url}/ogc/collections/${collection}/items?limit=1000`;
  while (next !== undefined) {
    const page = (await (await fetch(next)).json()) as {
      features: GeoJsonFeature[];
      links: { rel: string; href: string }[];
    };
    features.push(...page.features);
    next = page.links.find(({ rel }) => rel === 'next')?.href;
  }
  return features;
}

/**
 * Properties as both sides write them: GDAL leaves out empty lists, writes instants in its own words, and takes
 * "18:00" for a time of day that it writes with seconds.
 */
function comparable(properties: Record<string, unknown>): [string, unknown][] {
  return Object.entries(properties)
    .filter(([name, value]) => name !== 'id' && value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]): [string, unknown] => [name, typeof value === 'string' ? sameWords(value) : value])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function sameWords(value: string): string {
  if (/^\d{2}:\d{2}$/.test(value)) return `${value}:00`;
  if (!/^\d{4}[-/]\d{2}[-/]\d{2}([T ]|$)/.test(value)) return value;
  return new Date(value.replaceAll('/', '-').replace(' ', 'T').replace(/\+00$/, 'Z')).toISOString();
}

test('GDAL lists every collection, with nothing to complain of', async () => {
  const { code, out, err } = await gdal('ogrinfo', ['-ro', '-so', source()]);
  expect([code, err]).toEqual([0, '']);
  for (const { id } of collections) expect(out).toMatch(new RegExp(`^\\d+: ${id} `, 'm'));
});

describe.each(collections.map(({ id }) => id))('%s', (id) => {
  test('is read by GDAL without a warning, count for count, every property in its type', async () => {
    const { code, out, err } = await gdal('ogrinfo', ['-ro', '-al', '-so', source(), id]);
    expect([code, err]).toEqual([0, '']);
    const answer = await fetch(`${server.url}/ogc/collections/${id}/items?limit=1`);
    const { numberMatched } = (await answer.json()) as { numberMatched: number };
    expect(out).toContain(`Feature Count: ${numberMatched}\n`);
    const { schema } = collections.find((collection) => collection.id === id)!;
    for (const [name, property] of Object.entries(schema.properties)) {
      const { type, format } = property as { type: string; format?: string };
      expect(out).toMatch(new RegExp(`^${name}: ${ogrTypes[format ?? type]} \\(`, 'm'));
    }
  });

  test('comes out of GDAL as the features that went in', async () => {
    const { code, out, err } = await gdal('ogr2ogr', [
      ...['-f', 'GeoJSON', '/vsistdout/', source(), id],
      ...['-oo', 'PAGE_SIZE=500', '-lco', 'COORDINATE_PRECISION=15'],
    ]);
    expect([code, err]).toEqual([0, '']);
    const read = (JSON.parse(out) as { features: GeoJsonFeature[] }).features;
    const ours = await walk(id);
    expect(read.map(({ properties }) => properties['id'])).toEqual(ours.map((feature) => feature.id));
    for (const [i, { geometry, properties }] of read.entries()) {
      expect(geometry).toEqual(ours[i]!.geometry);
      expect(comparable(properties)).toEqual(comparable(ours[i]!.properties));
    }
  });
});

/** JSON Schema type or format -> field type as ogrinfo prints it, as a pattern. */
const ogrTypes: Readonly<Record<string, string>> = {
  string: 'String',
  number: 'Real',
  integer: 'Integer',
  boolean: 'Integer\\(Boolean\\)',
  array: 'StringList',
  date: 'Date',
  'date-time': 'DateTime',
};
