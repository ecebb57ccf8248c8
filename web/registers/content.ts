import type { TObject } from 'typebox';
import { Value } from 'typebox/value';
import type { Field } from './fields.ts';

/** The properties of a feature or the content of a record, while they are edited. */
export type Content = Readonly<Record<string, unknown>>;

/** Personal fields as they are to be: a value, or null to erase; those not named stay. */
export type PersonalChanges = Readonly<Record<string, string | null>>;

/** Why a field cannot be saved as it stands; put into words by the form. */
export type FieldFault =
  | { readonly why: 'missing' | 'pattern' | 'choice' | 'number' | 'whole' | 'instant' | 'other' }
  | { readonly why: 'minimum' | 'maximum' | 'tooLong' | 'tooMany'; readonly limit: number };

/** What a new entry starts with: valid from now, positions in WGS84, flags off. @param now epoch milliseconds */
export function newContent(fields: readonly Field[], now: number): Content {
  const content: Record<string, unknown> = {};
  for (const { key, kind, required } of fields) {
    if (kind === 'flag' && required) content[key] = false;
    if (key === 'validFrom' && kind === 'instant') content[key] = instantOf(now);
    if (key === 'sourceDatum') content[key] = 'wgs84';
  }
  return content;
}

/** An instant as the declarations want it: whole seconds, UTC. @param now epoch milliseconds */
export function instantOf(now: number): string {
  return new Date(Math.floor(now / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}

/** The content with one field set; what is empty ('' or undefined, an empty list) is left out, never kept as a blank. */
export function withField(content: Content, key: string, value: unknown): Content {
  const { [key]: _before, ...others } = content;
  const isEmpty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return isEmpty ? others : { ...others, [key]: value };
}

/** The fields in which two contents differ, in no order. */
export function changedKeys(before: Content, after: Content): readonly string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => !sameValue(before[key], after[key]));
}

/** Whether two values are the same to a reader; lists by their members. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

/**
 * What the declaration has against a content, by field. Checked without compiling, which the page's security policy
 * forbids; the server checks again and knows more.
 */
export function faultsOf(schema: TObject, fields: readonly Field[], content: Content): ReadonlyMap<string, FieldFault> {
  const faults = new Map<string, FieldFault>();
  const schemas = schema.properties;
  for (const field of fields) {
    const value = content[field.key];
    if (value === undefined) {
      if (field.required) faults.set(field.key, { why: 'missing' });
    } else if (!Value.Check(schemas[field.key]!, value)) {
      faults.set(field.key, faultOf(field, value));
    } else if (field.required && value === '') {
      faults.set(field.key, { why: 'missing' });
    }
  }
  return faults;
}

function faultOf(field: Field, value: unknown): FieldFault {
  if (typeof value === 'number') {
    if (field.minimum !== undefined && value < field.minimum) return { why: 'minimum', limit: field.minimum };
    if (field.maximum !== undefined && value > field.maximum) return { why: 'maximum', limit: field.maximum };
  }
  if (typeof value === 'string' && field.maxLength !== undefined && value.length > field.maxLength)
    return { why: 'tooLong', limit: field.maxLength };
  switch (field.kind) {
    case 'number':
      return { why: 'number' };
    case 'whole':
      return { why: 'whole' };
    case 'choice':
      return { why: 'choice' };
    case 'day':
    case 'instant':
      return { why: 'instant' };
    case 'text':
    case 'longText':
      return { why: 'pattern' };
    default:
      return { why: 'other' };
  }
}
