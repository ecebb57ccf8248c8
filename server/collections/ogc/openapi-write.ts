import type { Collection } from '#domain/collection.ts';
import { systems } from '#domain/geometry/crs/crs.ts';
import { propertiesSchema } from './feature-schema.ts';
import { geojson, json, mergePatch } from './links.ts';
import { writableOf } from './write-verbs.ts';

const problem = { $ref: '#/components/responses/problem' };

const headers = {
  'Content-Crs': {
    name: 'Content-Crs',
    in: 'header',
    required: false,
    description: `CRS of the body's geometry, in angle brackets; CRS84 where absent. Served: ${systems.map((crs) => crs.uri).join(', ')}`,
    schema: { type: 'string' },
  },
  'Idempotency-Key': {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'The same key and request have one effect and the same answer for 30 days; another request is refused (422)',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
  'If-Match': {
    name: 'If-Match',
    in: 'header',
    required: true,
    description:
      'The ETag of the version that was read; 428 where it is missing, 412 where the feature has another by now',
    schema: { type: 'string' },
  },
} as const;

/** Header parameters of writing, for the document's components. */
export const writeParameters = headers;

const reference = (name: keyof typeof headers): object => ({ $ref: `#/components/parameters/${name}` });
const tagged = { ETag: { description: 'The version', schema: { type: 'string' } } };
const done = { '204': { description: 'Written', headers: tagged } };
const refusals = {
  ...{ '400': problem, '401': problem, '403': problem, '404': problem, '405': problem, '409': problem },
  ...{ '412': problem, '415': problem, '422': problem, '428': problem, '503': problem },
};

/** What can be done to `/items` of a collection beside reading. */
export function itemsOperations(collection: Collection): object {
  if (writableOf(collection) !== 'whole') return {};
  return {
    post: {
      tags: [collection.id],
      operationId: `create-${collection.id}`,
      summary: `Create a feature of ${collection.titles.en}`,
      parameters: [reference('Content-Crs'), reference('Idempotency-Key')],
      requestBody: feature(collection, [geojson, json]),
      responses: {
        '201': {
          description: 'Created',
          headers: { ...tagged, Location: { description: 'Where it lies', schema: { type: 'string' } } },
        },
        ...refusals,
      },
    },
  };
}

/** What can be done to one feature of a collection beside reading. */
export function itemOperations(collection: Collection): object {
  const writable = writableOf(collection);
  if (writable === 'nothing') return {};
  const operation = (verb: string, words: string, names: readonly (keyof typeof headers)[], body: object = {}) => ({
    tags: [collection.id],
    operationId: `${verb}-${collection.id}`,
    summary: `${words} a feature of ${collection.titles.en}`,
    parameters: [
      { name: 'featureId', in: 'path', required: true, schema: { type: 'string' } },
      ...names.map(reference),
      reference('If-Match'),
      reference('Idempotency-Key'),
    ],
    ...body,
    responses: { ...done, ...refusals },
  });
  return {
    put: operation('replace', 'Replace', ['Content-Crs'], { requestBody: feature(collection, [geojson, json]) }),
    patch: operation('update', 'Change some of', ['Content-Crs'], { requestBody: patchBody }),
    ...(writable === 'whole' ? { delete: operation('delete', 'Delete', []) } : {}),
  };
}

function feature(collection: Collection, types: readonly string[]): object {
  const keepsGeometry = writableOf(collection) === 'attributes';
  const schema = {
    type: 'object',
    required: keepsGeometry ? ['type', 'properties'] : ['type', 'geometry', 'properties'],
    properties: {
      type: { type: 'string', enum: ['Feature'] },
      id: { type: 'string', minLength: 1, maxLength: 100 },
      geometry: {
        type: 'object',
        description: keepsGeometry ? 'As it is, or left out: borders are shared' : 'In the CRS of Content-Crs',
      },
      properties: propertiesSchema(collection),
    },
  };
  return { required: true, content: Object.fromEntries(types.map((type) => [type, { schema }])) };
}

const patchBody = {
  required: true,
  content: {
    [mergePatch]: {
      schema: {
        type: 'object',
        description: 'RFC 7396: what is named is set, what is null is taken away, the rest stays',
        properties: { geometry: { type: 'object' }, properties: { type: 'object' } },
      },
    },
  },
};
