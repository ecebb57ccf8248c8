import type { Collection } from '#domain/collection.ts';
import type { Crs } from '#domain/geometry/crs/crs.ts';
import type { TSchema } from 'typebox';
import { parseDatetime } from '../../http/instants.ts';
import { readParameters, type Parameters } from '../../http/parameters.ts';
import type { PageQuery } from '../register.ts';
import { readCursor } from './cursor.ts';
import { readBox, readCrs } from './crs-parameters.ts';

/** How many features a page has; also in the API document. */
export const pageLimits = { min: 1, max: 10_000, fallback: 100 } as const;

/** What is asked of `/items`, and in which CRS it is to be answered. */
export type ItemsQuery = PageQuery & { readonly crs: Crs };

/**
 * Reads the parameters of `/items`: limit, crs, bbox, bbox-crs, datetime, cursor, f, and each property as an equality.
 * @throws HttpProblem 400 naming every fault
 */
export function readItemsQuery(query: unknown, collection: Collection): ItemsQuery {
  const parameters = readParameters(query);
  readFormat(parameters);
  const limit = parameters.whole('limit', pageLimits);
  const crs = readCrs(parameters, 'crs');
  const bbox = readBox(parameters);
  const interval = readDatetime(parameters);
  const after = readAfter(parameters);
  const equals: Record<string, string | number | boolean> = {};
  const properties = collection.schema.properties as Record<string, TSchema>;
  for (const name of parameters.left()) {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (schema === undefined) continue;
    const value = readValue(schema, parameters.text(name)!);
    if (value.fault === undefined) equals[name] = value.value;
    else parameters.fault(name, value.fault);
  }
  parameters.done();
  return {
    crs,
    limit,
    equals,
    ...(after === undefined ? {} : { after }),
    ...(bbox === undefined ? {} : { bbox }),
    ...(interval === undefined ? {} : { datetime: interval }),
  };
}

/** Reads `f`: JSON is the only coding. */
export function readFormat(parameters: Parameters): void {
  const format = parameters.text('f');
  if (format !== undefined && format !== 'json') parameters.fault('f', `must be json, not "${format}"`);
}

function readDatetime(parameters: Parameters): PageQuery['datetime'] {
  const raw = parameters.text('datetime');
  const read = raw === undefined ? undefined : parseDatetime(raw);
  if (typeof read !== 'string') return read;
  parameters.fault('datetime', read);
  return undefined;
}

function readAfter(parameters: Parameters): string | undefined {
  const raw = parameters.text('cursor');
  const after = raw === undefined ? undefined : readCursor(raw);
  if (raw !== undefined && after === undefined) parameters.fault('cursor', 'is not one that a next link gave');
  return after;
}

type Value = { readonly value: string | number | boolean; readonly fault?: undefined } | { readonly fault: string };

/** The value a property is compared with; a list is asked for one of its members. */
function readValue(schema: TSchema, raw: string): Value {
  const { type, enum: allowed } = schema as { type?: string; enum?: readonly string[] };
  if (type === 'boolean') {
    return raw === 'true' || raw === 'false'
      ? { value: raw === 'true' }
      : { fault: `must be true or false, not "${raw}"` };
  }
  if (type === 'integer' || type === 'number') {
    const pattern = type === 'integer' ? /^-?\d{1,15}$/ : /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
    const value = pattern.test(raw) ? Number(raw) : NaN;
    return Number.isFinite(value)
      ? { value }
      : { fault: `must be ${type === 'integer' ? 'a whole ' : 'a '}number, not "${raw}"` };
  }
  if (allowed !== undefined && !allowed.includes(raw)) {
    return { fault: `must be one of ${allowed.join(', ')}, not "${raw}"` };
  }
  return { value: raw };
}
