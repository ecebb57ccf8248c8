import fc from 'fast-check';
import { bins, roads } from '../collections/small-city.ts';

/** A request that fits, with its body as a value. */
export interface SoundRequest {
  readonly method: string;
  readonly url: string;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const ogc = '/ogc/collections/litter-bins/items';
const bin = { type: 'Feature', geometry: bins[0]!.geometry, properties: bins[0]!.properties };
const road = { geometry: roads[0]!.geometry, properties: roads[0]!.properties };

function request(method: string, url: string, body: unknown, more: Partial<SoundRequest> = {}): SoundRequest {
  return { method, url, type: 'application/json', headers: {}, body, ...more };
}

const geojson = 'application/geo+json';
const match = { 'if-match': '*' };
const in4549 = { 'content-crs': '<http://www.opengis.net/def/crs/EPSG/0/4549>' };
const place4549 = { type: 'Point', coordinates: [3592508.882337244, 492594.335136904] };

/** Writes that are done as they stand: what is changed in them gets further than what is made of nothing. */
const sound: readonly SoundRequest[] = [
  request('POST', '/api/changes', {
    ...{ kind: 'feature.create', note: 'x' },
    lines: [{ collection: 'roads', base: null, after: road }],
  }),
  request('POST', '/api/changes', {
    ...{ kind: 'feature.update', note: '', lines: [{ collection: 'roads', id: 'r-pozi', base: 1, after: road }] },
    records: [{ kind: 'units', base: null, after: { name: '环卫处' } }],
  }),
  request('POST', ogc, bin, { type: geojson }),
  request('POST', ogc, { ...bin, geometry: place4549 }, { type: geojson, headers: in4549 }),
  request('PUT', `${ogc}/bin-01`, bin, { type: geojson, headers: match }),
  request(
    'PATCH',
    `${ogc}/bin-02`,
    { properties: { road: '海陵路', photos: null } },
    {
      ...{ type: 'application/merge-patch+json', headers: match },
    },
  ),
  request(
    'PATCH',
    `${ogc}/bin-03`,
    { geometry: place4549 },
    {
      ...{ type: 'application/merge-patch+json', headers: { ...match, ...in4549 } },
    },
  ),
  request('POST', '/api/session', { username: 'planner', password: 'a wrong password' }),
  request('POST', '/api/tokens', { name: 'GIS', use: 'api', rights: ['map.read'] }),
  request('POST', '/api/presence', { subject: 'roads/r-pozi', client: 'c-1', here: true }),
];

/**
 * Sound requests, and such with one part of the body replaced.
 * @param other what a part is replaced by
 */
export function nearlySound(other: fc.Arbitrary<unknown>): fc.Arbitrary<SoundRequest> {
  return fc.constantFrom(...sound).chain((one) =>
    fc.oneof(
      { weight: 1, arbitrary: fc.constant(one) },
      {
        weight: 4,
        arbitrary: fc.tuple(fc.nat(), other).map(([n, value]) => ({ ...one, body: replaced(one.body, n, value) })),
      },
    ),
  );
}

/** The body with its n-th part (counted round) replaced. */
function replaced(body: unknown, n: number, value: unknown): unknown {
  const paths = partsOf(body);
  const path = paths[n % paths.length]!;
  const copy = structuredClone({ body }) as Record<string, unknown>;
  const parent = ['body', ...path].slice(0, -1).reduce<unknown>((at, key) => (at as never)[key], copy);
  (parent as Record<string, unknown>)[['body', ...path].at(-1)!] = value;
  return copy['body'];
}

function partsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, part]) => partsOf(part, [...path, name]))];
}
