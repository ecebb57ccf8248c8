import type { Collection } from '#domain/collection.ts';
import { factsOf } from '#domain/collection.ts';
import { crs84, systems } from '#domain/geometry/crs/crs.ts';
import type { TSchema } from 'typebox';
import { featureSchema, propertySchema } from './feature-schema.ts';
import { pageLimits } from './items-query.ts';
import { geojson, json, jsonSchema, openApi30 } from './links.ts';
import { itemOperations, itemsOperations, writeParameters } from './openapi-write.ts';

/** `/ogc/api`: the OpenAPI 3.0 document, made from the declarations, every filter of every collection in it. */
export function openApiDocument(collections: readonly Collection[], origin: string, version: string): object {
  return {
    openapi: '3.0.3',
    info: {
      title: 'Shirong OGC API - Features',
      version,
      description:
        'Geometry is WGS84 (CRS84) unless crs says otherwise: longitude, latitude in degrees. Instants are RFC 3339 in UTC.',
    },
    servers: [{ url: `${origin}/ogc` }],
    tags: collections.map(({ id, titles }) => ({ name: id, description: `${titles.zh} ${titles.en}` })),
    paths: {
      '/': document('getLandingPage', 'Landing page', 'Landing', json),
      '/conformance': document('getConformance', 'Conformance classes', 'Conformance', json),
      '/api': document('getApi', 'This document', 'Document', openApi30),
      '/collections': document('getCollections', 'All collections', 'Collections', json),
      ...Object.assign({}, ...collections.map(collectionPaths)),
    },
    components: {
      parameters: { ...sharedParameters, ...writeParameters },
      responses: {
        problem: {
          description: 'What is wrong, naming the parameters (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } },
        },
        notModified: { description: 'The feature still has the version named in If-None-Match' },
      },
      schemas: { ...documentSchemas, ...Object.fromEntries(collections.map((c) => [c.id, featureSchema(c)])) },
    },
  };
}

function document(operationId: string, summary: string, schema: string, type: string): object {
  return {
    get: {
      operationId,
      summary,
      parameters: [{ $ref: '#/components/parameters/f' }],
      responses: answers({ $ref: `#/components/schemas/${schema}` }, type),
    },
  };
}

function answers(schema: object, type: string, others: object = {}): object {
  return {
    '200': { description: 'Found', content: { [type]: { schema } } },
    ...others,
    '400': { $ref: '#/components/responses/problem' },
  };
}

const notFound = { '404': { $ref: '#/components/responses/problem' } };

function collectionPaths(collection: Collection): object {
  const { id, titles } = collection;
  const base = `/collections/${id}`;
  const shared = Object.keys(sharedParameters)
    .filter((name) => name !== 'f')
    .map((name) => ({ $ref: `#/components/parameters/${name}` }));
  const feature = { $ref: `#/components/schemas/${id}` };
  const tags = [id];
  const format = { $ref: '#/components/parameters/f' };
  return {
    [base]: {
      get: {
        tags,
        operationId: `describe-${id}`,
        summary: titles.en,
        parameters: [format],
        responses: answers({ $ref: '#/components/schemas/Collection' }, json),
      },
    },
    [`${base}/schema`]: {
      get: {
        tags,
        operationId: `schema-${id}`,
        summary: `JSON Schema of a feature of ${titles.en}`,
        parameters: [format],
        responses: answers({ type: 'object' }, jsonSchema),
      },
    },
    [`${base}/items`]: {
      get: {
        tags,
        operationId: `list-${id}`,
        summary: `Features of ${titles.en}, in the order of their ids`,
        parameters: [format, ...shared, ...propertyParameters(collection)],
        responses: answers(itemsSchema(feature), geojson),
      },
      ...itemsOperations(collection),
    },
    [`${base}/items/{featureId}`]: {
      get: {
        tags,
        operationId: `get-${id}`,
        summary: `One feature of ${titles.en}`,
        parameters: [
          format,
          { name: 'featureId', in: 'path', required: true, schema: { type: 'string' } },
          { $ref: '#/components/parameters/crs' },
          { name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' } },
        ],
        responses: answers(feature, geojson, { '304': { $ref: '#/components/responses/notModified' }, ...notFound }),
      },
      ...itemOperations(collection),
    },
  };
}

function propertyParameters({ schema }: Collection): object[] {
  return Object.entries(schema.properties as Record<string, TSchema>).map(([name, property]) => {
    const { title, titleEn, unit } = factsOf(property);
    const own = propertySchema(property);
    const list = own['type'] === 'array';
    return {
      name,
      in: 'query',
      required: false,
      description: `${title} ${titleEn}${unit === undefined ? '' : ` (${unit})`}: ${list ? 'contains' : 'equals'} this value`,
      schema: list ? { type: 'string' } : own,
      style: 'form',
      explode: false,
    };
  });
}

function itemsSchema(feature: object): object {
  return {
    type: 'object',
    required: ['type', 'features'],
    properties: {
      type: { type: 'string', enum: ['FeatureCollection'] },
      timeStamp: { type: 'string', format: 'date-time' },
      numberMatched: { type: 'integer', minimum: 0 },
      numberReturned: { type: 'integer', minimum: 0 },
      links: { type: 'array', items: { $ref: '#/components/schemas/Link' } },
      features: { type: 'array', items: feature },
    },
  };
}

function queryParameter(name: string, description: string, schema: object): object {
  return { name, in: 'query', required: false, description, schema, style: 'form', explode: false };
}

const crsSchema = { type: 'string', format: 'uri', enum: systems.map(({ uri }) => uri), default: crs84.uri };

const sharedParameters = {
  f: queryParameter('f', 'Coding of the answer', { type: 'string', enum: ['json'] }),
  limit: queryParameter('limit', 'Features a page', {
    type: 'integer',
    minimum: pageLimits.min,
    maximum: pageLimits.max,
    default: pageLimits.fallback,
  }),
  bbox: queryParameter(
    'bbox',
    'west,south,east,north in degrees (six numbers with heights); a geometry that meets it',
    {
      type: 'array',
      oneOf: [
        { minItems: 4, maxItems: 4 },
        { minItems: 6, maxItems: 6 },
      ],
      items: { type: 'number' },
    },
  ),
  crs: queryParameter(
    'crs',
    "CRS of the answer's geometry, in its own axis order (4326, 4490: latitude, longitude; 4549: northing, easting); null where a geometry reaches beyond where it holds",
    crsSchema,
  ),
  'bbox-crs': queryParameter(
    'bbox-crs',
    'CRS of bbox, in its axis order; a box of 4549 is taken as the box in degrees around it',
    crsSchema,
  ),
  datetime: queryParameter('datetime', 'Valid at an instant or within start/end, .. for an open end (RFC 3339)', {
    type: 'string',
  }),
  cursor: queryParameter('cursor', 'Where the page begins, from a next link', { type: 'string' }),
  'min-seq': queryParameter('min-seq', 'Wait until this change is included (up to a second, then 503)', {
    type: 'integer',
    minimum: 0,
  }),
} as const;

const links = { type: 'array', items: { $ref: '#/components/schemas/Link' } };

const documentSchemas = {
  Link: {
    type: 'object',
    required: ['href', 'rel'],
    properties: {
      href: { type: 'string' },
      rel: { type: 'string' },
      type: { type: 'string' },
      title: { type: 'string' },
    },
  },
  Landing: {
    type: 'object',
    required: ['links'],
    properties: { title: { type: 'string' }, description: { type: 'string' }, links },
  },
  Conformance: {
    type: 'object',
    required: ['conformsTo'],
    properties: { conformsTo: { type: 'array', items: { type: 'string' } } },
  },
  Document: { type: 'object' },
  Collection: {
    type: 'object',
    required: ['id', 'links'],
    properties: {
      id: { type: 'string' },
      title: { type: 'string' },
      description: { type: 'string' },
      extent: { type: 'object' },
      itemType: { type: 'string' },
      crs: { type: 'array', items: { type: 'string' } },
      storageCrs: { type: 'string' },
      links,
    },
  },
  Collections: {
    type: 'object',
    required: ['links', 'collections'],
    properties: { links, collections: { type: 'array', items: { $ref: '#/components/schemas/Collection' } } },
  },
  problem: {
    type: 'object',
    required: ['type', 'title', 'status'],
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      instance: { type: 'string' },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          required: ['detail'],
          properties: { parameter: { type: 'string' }, pointer: { type: 'string' }, detail: { type: 'string' } },
        },
      },
    },
  },
} as const;
