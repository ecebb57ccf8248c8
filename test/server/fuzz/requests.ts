import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { nearlySound } from './sound.ts';

/** A request as it is sent. */
export interface FuzzRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string;
  /** How it is told where it fails: bodies can be megabytes. */
  readonly [fc.toStringMethod]?: () => string;
}

interface Operation {
  readonly path: string;
  readonly method: string;
  /** Query parameters by name. */
  readonly names: readonly string[];
  readonly body?: Schema;
  readonly types: readonly string[];
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
}

interface Parameter {
  readonly $ref?: string;
  readonly name?: string;
  readonly in?: string;
}

interface Document {
  readonly paths: Record<
    string,
    Record<string, { parameters?: Parameter[]; requestBody?: { content: Record<string, { schema?: Schema }> } }>
  >;
  readonly components?: { readonly parameters?: Record<string, Parameter> };
}

/** Streams never end, as is their purpose; they are held to their own tests. */
const endless = new Set(['/api/live']);

/** Every operation that both API documents tell of. */
export async function operations(app: FastifyInstance, headers: Record<string, string>): Promise<Operation[]> {
  const found: Operation[] = [];
  for (const [url, prefix] of [
    ['/api/openapi.json', ''],
    ['/ogc/api', '/ogc'],
  ] as const) {
    const document = (await app.inject({ url, headers })).json<Document>();
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, { parameters = [], requestBody }] of Object.entries(methods)) {
        if (endless.has(path)) continue;
        const names = parameters
          .map((one) => (one.$ref === undefined ? one : document.components!.parameters![one.$ref.split('/').at(-1)!]!))
          .filter((one) => one.in === 'query')
          // It waits for its change, as is its purpose.
          .flatMap((one) => (one.name === undefined || one.name === 'min-seq' ? [] : [one.name]));
        const content = Object.entries(requestBody?.content ?? {});
        const body = content[0]?.[1].schema;
        found.push({
          ...{ path: prefix + path, method: method.toUpperCase(), names, types: content.map(([type]) => type) },
          ...(body === undefined ? {} : { body }),
        });
      }
    }
  }
  return found;
}

const strange = [
  ...['', '0', '-1', '1e999', 'NaN', '9'.repeat(40), '\0', 'a\0b', '%', '\u202e', "'; drop table x--", '\u{10ffff}'],
  ...['__proto__', 'constructor', 'toString', 'null', '[]', '{}', '..', '../..', 'a/b', '\ud800', '\udc00x', '👩‍👩‍👧', 'ﷺ'],
  ...['true', '1', '20', '[object Object]', 'a,'.repeat(500), '2026-11-22T00:00:00Z', '0000-01-01T00:00:00Z'],
  ...['2026-11-22T00:00:00Z/..', '2026-02-30', '119,32,120,33', '1,2,3', '180,-90,-180,90', 'csv', 'xlsx', 'json'],
];

/** Words that lead somewhere, so that more than the door is reached. */
const known = [
  ...['roads', 'cases', 'zones', 'litter-bins', 'r-pozi', 'bin-01', 'c1', 'roads,cases', 'people', 'tokens', 'units'],
  ...['settings', 'calendars', 'editor', 'planner', 'feature.update', 'a'.repeat(64), 'name', 'status', 'road'],
  ...['http://www.opengis.net/def/crs/EPSG/0/4549', 'http://www.opengis.net/def/crs/EPSG/0/3857', '8', '213', '103'],
];

const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...strange) },
  { weight: 5, arbitrary: fc.constantFrom(...known) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);

const number: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 2 ** 31, 2 ** 53, 2 ** 63, 1e308, -1e308, 5e-324, 0.1),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const anything: fc.Arbitrary<unknown> = fc.oneof(text, number, fc.constantFrom(null, true, false), fc.jsonValue());

/** What fits a schema, nearly: now and then a part of it is something else. */
function fitting(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  const fit = exactly(schema, depth);
  return fc.oneof({ weight: 12, arbitrary: fit }, { weight: 1, arbitrary: anything });
}

function exactly(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined && schema.enum.length > 0) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined && choices.length > 0) return fc.oneof(...choices.map((one) => fitting(one, depth + 1)));
  const type = Array.isArray(schema.type) ? (schema.type[0] as string) : schema.type;
  switch (type) {
    case 'string':
      if (schema.format === 'date-time') return fc.constantFrom('2026-11-22T00:00:00Z', '9999-12-31T23:59:60Z');
      if (schema.format === 'date') return fc.constantFrom('2026-11-22', '2026-02-31');
      return text;
    case 'integer':
      return fc.oneof(fc.integer({ min: schema.minimum ?? 0, max: 2 ** 31 }), number);
    case 'number':
      return number;
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(depth > 5 ? anything : fitting(schema.items ?? {}, depth + 1), { maxLength: 3 });
    case 'object':
      return depth > 5 ? anything : objectOf(schema, depth);
    default:
      return fc.oneof(anything, geometry, feature);
  }
}

function objectOf({ properties, required = [] }: Schema, depth: number): fc.Arbitrary<unknown> {
  if (properties === undefined || Object.keys(properties).length === 0) return fc.oneof(geometry, feature, fc.object());
  const members = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      name,
      name === 'geometry' || name === 'after'
        ? fc.oneof(geometry, feature, fitting(schema, depth + 1))
        : fitting(schema, depth + 1),
    ]),
  );
  const named = fc.record(members, { requiredKeys: required.filter((name) => name in members) as never[] });
  return fc.oneof(
    { weight: 10, arbitrary: named },
    {
      weight: 1,
      arbitrary: fc.tuple(named, text, anything).map(([object, name, value]) => ({ ...object, [name]: value })),
    },
  );
}

const position = fc.oneof(
  fc.tuple(fc.double({ min: 119.8, max: 120, noNaN: true }), fc.double({ min: 32.4, max: 32.7, noNaN: true })),
  fc.tuple(number, number),
  fc.array(anything, { maxLength: 4 }),
);

const geometry = fc.oneof(
  fc.record({ type: fc.constant('Point'), coordinates: position }),
  fc.record({ type: fc.constantFrom('LineString', 'MultiPoint'), coordinates: fc.array(position, { maxLength: 5 }) }),
  fc.record({
    type: fc.constantFrom('Polygon', 'MultiLineString'),
    coordinates: fc.array(fc.array(position), { maxLength: 2 }),
  }),
  fc.record({ type: text, coordinates: anything }),
  fc.record({ type: fc.constant('GeometryCollection'), geometries: fc.array(anything, { maxLength: 2 }) }),
);

const feature = fc.record({ geometry, properties: fc.oneof(fc.dictionary(text, anything, { maxKeys: 4 }), anything) });

/** Depth of nesting that no honest document has. */
const deep = 10_000;

/** Bodies that are hard on whoever reads them. */
const hard: fc.Arbitrary<string> = fc.constantFrom(
  ...[
    '',
    '{',
    '[]',
    'null',
    '0',
    '""',
    '{"a":1e999}',
    '{"__proto__":{"a":1}}',
    '{"constructor":{"prototype":{"a":1}}}',
  ],
  '['.repeat(deep) + ']'.repeat(deep),
  '{"a":'.repeat(deep) + '1' + '}'.repeat(deep),
  `{"kind":"feature.create","note":"","lines":[{"collection":"roads","base":null,"after":{"geometry":${'['.repeat(deep)}${']'.repeat(deep)},"properties":{}}}]}`,
  `{"type":"Feature","geometry":{"type":"Polygon","coordinates":${'['.repeat(deep)}1,2${']'.repeat(deep)}},"properties":{}}`,
  `{"type":"Feature","properties":${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}}`,
  `{"type":"Feature","geometry":{"type":"Point","coordinates":[${'1,'.repeat(100_000)}1]},"properties":{}}`,
  `{"note":"${'a'.repeat(1_000_000)}"}`,
  `"${'\\u0000'.repeat(1_000)}"`,
  '{"\\ud800":"\\udc00"}',
  '\ufeff{}',
  '{"a":1,"a":2}',
);

const types = [
  'application/json',
  'application/geo+json',
  'application/merge-patch+json',
  'text/plain',
  'application/xml',
];
const moreTypes = [
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  ';',
  'a',
];

/** A header's value holds no line ends and nothing beyond Latin-1: those never leave a client. */
const headerText = text.map((value) => value.replace(/[^\x20-\x7e\xa0-\xff]/g, '?').trim());

const oddHeaders = fc.record(
  {
    'if-match': fc.oneof(fc.constantFrom('"1"', 'W/"1"', '*', '"1", "2"', '"', '1'), headerText),
    'if-none-match': fc.oneof(fc.constantFrom('"1"', '*'), headerText),
    'idempotency-key': fc.oneof(fc.constantFrom('k', 'k'.repeat(256)), headerText),
    'content-crs': fc.oneof(fc.constantFrom('<http://www.opengis.net/def/crs/EPSG/0/4549>', '<>'), headerText),
    'accept-encoding': fc.oneof(fc.constantFrom('gzip', 'br;q=1', '*;q=0', 'identity;q=0'), headerText),
    accept: headerText,
    range: fc.constantFrom('bytes=0-', 'bytes=9-1', 'x'),
    origin: fc.constantFrom('http://localhost:80', 'http://evil.example', 'null'),
    'x-shirong-csrf': headerText,
    'x-request-id': headerText,
  },
  { requiredKeys: [] },
);

/** Two in three say nothing odd, so that more than the door is tried. */
const headers: fc.Arbitrary<Readonly<Record<string, string>>> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constantFrom({ 'if-match': '"1"' }, { 'if-match': '*' }) },
  { weight: 1, arbitrary: oddHeaders as fc.Arbitrary<Record<string, string>> },
);

/**
 * Requests of every operation, from those that nearly fit to those that fit nowhere.
 * @param askers headers of those who ask, drawn in turn
 */
export function requests(
  all: readonly Operation[],
  askers: readonly Readonly<Record<string, string>>[],
): fc.Arbitrary<FuzzRequest> {
  const sound = fc
    .tuple(nearlySound(anything), oddHeaders, fc.boolean(), fc.constantFrom(...askers))
    .map(([{ method, url, type, headers: own, body }, odd, isOdd, asker]) =>
      shown({
        ...{ method, url, payload: JSON.stringify(body) ?? '' },
        headers: { ...(isOdd ? odd : {}), 'content-type': type, ...own, ...asker },
      }),
    );
  const described = fc.constantFrom(...all).chain((operation) => {
    const part = text.map((value) => encodeURIComponent(value.toWellFormed()) || 'x');
    const segments = operation.path.split('/').map((one) => (one.includes('{') ? part : fc.constant(one)));
    const name = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...operation.names, 'limit', 'crs') }, text);
    const query = fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 2, arbitrary: fc.array(fc.tuple(name, text, fc.boolean()), { maxLength: 4 }) },
    );
    const method = fc.oneof(
      { weight: 12, arbitrary: fc.constant(operation.method) },
      { weight: 1, arbitrary: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS') },
    );
    const fits = operation.body === undefined ? anything : fitting(operation.body);
    const payload = fc.oneof(
      { weight: 6, arbitrary: fits.map((value) => JSON.stringify(value)) },
      { weight: 1, arbitrary: hard },
    );
    const type = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...(operation.types.length > 0 ? operation.types : types)) },
      { weight: 2, arbitrary: fc.constantFrom(...types, ...moreTypes) },
    );
    return fc
      .tuple(fc.tuple(...segments), query, method, payload, type, headers, fc.constantFrom(...askers))
      .map(([parts, pairs, verb, body, contentType, odd, asker]): FuzzRequest => {
        const search = pairs.map(([key, value, raw]) => {
          const [k, v] = [key.toWellFormed(), value.toWellFormed()];
          return `${encodeURIComponent(k)}=${raw ? encodeURI(v) : encodeURIComponent(v)}`;
        });
        const url = `${parts.join('/')}${search.length === 0 ? '' : `?${search.join('&')}`}`;
        const carries = verb !== 'GET' && verb !== 'HEAD' && verb !== 'OPTIONS';
        return shown({
          ...{ method: verb, url },
          headers: { ...odd, ...(carries ? { 'content-type': contentType } : {}), ...asker },
          ...(carries ? { payload: body } : {}),
        });
      });
  });
  return fc.oneof({ weight: 3, arbitrary: described }, { weight: 1, arbitrary: sound });
}

function shown(request: FuzzRequest): FuzzRequest {
  return { ...request, [fc.toStringMethod]: () => JSON.stringify(request).slice(0, 2_000) };
}
