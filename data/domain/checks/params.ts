import { Type, type TSchema } from 'typebox';
import { byName, properties, type Words } from '#domain/collection.ts';

/**
 * The makers of what a rule's kind is given. The editor draws a field of each; `control` says which. Numbers, choices and
 * flags are made by the makers of `collection.ts`.
 */
export type ParamControl = 'collection' | 'where' | 'selection' | 'rows' | 'properties' | 'property';

/** Column or property -> allowed values (any of them); all named ones must hold. Flags as 'true' / 'false'. */
export type Where = Readonly<Record<string, readonly string[]>>;

/** Features of one collection. */
export interface Selection {
  readonly collection: string;
  readonly where: Where;
}

function titled(titles: Words, control: ParamControl) {
  return { title: titles.zh, titleEn: titles.en, control };
}

const anyWhere = () =>
  byName(Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: 100 }), '^[A-Za-z][A-Za-z0-9]{0,39}$');

/**
 * A condition on the features of a collection.
 * @param of the collection, or the neighbouring field that names one; absent: the one the neighbouring field `collection`
 *   names
 */
export function where(titles: Words, of?: string) {
  return Type.Unsafe<Where>({ ...anyWhere(), ...titled(titles, 'where'), ...(of === undefined ? {} : { of }) });
}

/** The id of a collection. */
export function collectionId(titles: Words) {
  return Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$', ...titled(titles, 'collection') });
}

/** A collection and a condition on its features. */
export function selection(titles: Words) {
  return Type.Unsafe<Selection>({
    ...properties({ collection: collectionId(titles), where: anyWhere() }),
    ...titled(titles, 'selection'),
  });
}

/** Names of properties of the collection that the rule looks at. */
export function propertyNames(titles: Words) {
  return Type.Array(Type.String({ pattern: '^[A-Za-z][A-Za-z0-9]{0,39}$' }), {
    minItems: 1,
    maxItems: 30,
    ...titled(titles, 'properties'),
  });
}

/**
 * The name of one property.
 * @param of the collection that has it, or the neighbouring field that names one; '..': the one that the fields around the
 *   row name; absent: the one the neighbouring field `collection` names
 */
export function propertyName(titles: Words, of?: string) {
  return Type.String({
    pattern: '^[A-Za-z][A-Za-z0-9]{0,39}$',
    ...titled(titles, 'property'),
    ...(of === undefined ? {} : { of }),
  });
}

/** Several rows of the same fields. */
export function rows<T extends TSchema>(titles: Words, row: T, maxItems = 20) {
  return Type.Array(row, { maxItems, ...titled(titles, 'rows') });
}

/** Whether a feature's properties fulfil a condition; an absent flag counts as false. */
export function fulfils(held: Readonly<Record<string, unknown>>, condition: Where): boolean {
  for (const name in condition) {
    const value = held[name];
    const allowed = condition[name]!;
    if (Array.isArray(value)) {
      if (!value.some((one) => allowed.includes(String(one)))) return false;
    } else if (!allowed.includes(value === undefined ? 'false' : String(value))) return false;
  }
  return true;
}
