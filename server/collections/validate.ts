import type { Collection } from '#domain/collection.ts';
import type { FeatureState, Properties } from '#domain/feature.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { Compile, type Validator } from 'typebox/compile';
import { join, schemaFaults, type Fault } from '../http/schema-faults.ts';
import { unstorable } from '../http/storable.ts';
import { validateGeometry } from './validate-geometry.ts';

export type { Fault };

const compiled = new WeakMap<Collection, Validator>();

function validatorOf(collection: Collection): Validator {
  const known = compiled.get(collection);
  if (known !== undefined) return known;
  const made: Validator = Compile(collection.schema);
  compiled.set(collection, made);
  return made;
}

/**
 * Holds a feature against its collection's declaration: every property by the schema, the geometry by its kind, the
 * valid time not ending before it starts.
 * @param input of any shape; `geometry` RFC 7946 in WGS84 degrees and `properties` are read, other members are faults
 * @param prefix pointer of the feature within the body
 * @returns the state to store (rings wound by RFC 7946's right-hand rule), or all faults with pointers into the input
 */
export function validateFeature(collection: Collection, input: unknown, prefix = ''): Result<FeatureState, Fault[]> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return refused([{ pointer: prefix, detail: 'must be an object with geometry and properties' }]);
  }
  const { geometry, properties, ...unknown } = input as Record<string, unknown>;
  const faults: Fault[] = Object.keys(unknown).map((name) => ({
    pointer: join(prefix, name),
    detail: 'is not known here',
  }));
  const shape = validateGeometry(collection.geometry, geometry, `${prefix}/geometry`);
  if (!shape.ok) for (const fault of shape.error) faults.push(fault);
  const validator = validatorOf(collection);
  if (properties === undefined) faults.push({ pointer: `${prefix}/properties`, detail: 'is missing' });
  else if (!validator.Check(properties))
    faults.push(...schemaFaults(validator.Errors(properties), `${prefix}/properties`));
  else {
    faults.push(...contentFaults(collection, properties as Properties, prefix));
    faults.push(...timeFaults(collection, properties as Properties, prefix));
  }
  if (faults.length > 0 || !shape.ok) return refused(faults);
  return ok({ geometry: shape.value, properties: properties as Properties });
}

/** What the schema cannot say: texts that cannot be kept, instants that no clock shows (a leap second, the year 0). */
function contentFaults(collection: Collection, properties: Properties, prefix: string): Fault[] {
  const faults: Fault[] = [];
  const schemas = collection.schema.properties as Record<string, { readonly format?: string }>;
  for (const [name, value] of Object.entries(properties)) {
    const pointer = join(`${prefix}/properties`, name);
    const texts = typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly string[]) : [];
    for (const [i, text] of texts.entries()) {
      const detail = unstorable(text);
      if (detail !== undefined) faults.push({ pointer: Array.isArray(value) ? join(pointer, i) : pointer, detail });
    }
    const format = schemas[name]?.format;
    if ((format !== 'date-time' && format !== 'date') || typeof value !== 'string') continue;
    if (Number.isNaN(Date.parse(value)) || value.startsWith('0000')) {
      faults.push({ pointer, detail: 'is no instant of the years 1 to 9999' });
    }
  }
  return faults;
}

function timeFaults(collection: Collection, properties: Properties, prefix: string): Fault[] {
  const from = properties[collection.time.from];
  const to = properties[collection.time.to];
  if (typeof from !== 'string' || typeof to !== 'string' || Date.parse(to) >= Date.parse(from)) return [];
  return [{ pointer: `${prefix}/properties/${collection.time.to}`, detail: `lies before ${collection.time.from}` }];
}
