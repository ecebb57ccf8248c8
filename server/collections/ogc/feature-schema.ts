import type { Collection } from '#domain/collection.ts';
import { factsOf } from '#domain/collection.ts';
import type { TSchema } from 'typebox';
import { collectionHref } from './links.ts';

const geometries = {
  point: ['Point'],
  line: ['LineString', 'MultiLineString'],
  area: ['Polygon', 'MultiPolygon'],
} as const;

/** The JSON Schema of a property with our own facts (unit, words, source, English title) as `x-` members. */
export function propertySchema(schema: TSchema): Record<string, unknown> {
  const { titleEn, unit, words, source } = factsOf(schema);
  const {
    titleEn: _titleEn,
    unit: _unit,
    words: _words,
    source: _source,
    ...standard
  } = { ...schema } as Record<string, unknown>;
  return {
    ...standard,
    'x-title-en': titleEn,
    ...(unit === undefined ? {} : { 'x-unit': unit }),
    ...(words === undefined ? {} : { 'x-words': words }),
    ...(source === undefined ? {} : { 'x-source': source }),
  };
}

/** The schema of a collection's properties. */
export function propertiesSchema(collection: Collection): Record<string, unknown> {
  const { properties, required } = collection.schema as unknown as {
    properties: Record<string, TSchema>;
    required?: string[];
  };
  return {
    type: 'object',
    required: required ?? [],
    additionalProperties: false,
    properties: Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, propertySchema(schema)])),
  };
}

/** The schema of a feature as `/items` sends it; clients take the fields' types from it. */
export function featureSchema(collection: Collection): Record<string, unknown> {
  return {
    type: 'object',
    title: collection.titles.en,
    required: ['type', 'geometry', 'properties', 'id'],
    properties: {
      type: { type: 'string', enum: ['Feature'] },
      id: { type: 'string' },
      geometry: {
        type: 'object',
        required: ['type', 'coordinates'],
        properties: {
          type: { type: 'string', enum: [...geometries[collection.geometry]] },
          coordinates: { type: 'array', items: {} },
        },
      },
      properties: propertiesSchema(collection),
    },
  };
}

/** `/ogc/collections/{id}/schema`. */
export function schemaDocument(collection: Collection, origin: string): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${collectionHref(origin, collection.id)}/schema`,
    ...featureSchema(collection),
  };
}
