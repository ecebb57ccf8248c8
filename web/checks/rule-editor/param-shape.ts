import { factsOf, type Words } from '#domain/collection.ts';
import type { ParamControl } from '#domain/checks/params.ts';
import type { TObject, TSchema } from 'typebox';

export type ParamFieldKind =
  ParamControl | 'choice' | 'choices' | 'flag' | 'number' | 'text' | 'day' | 'texts' | 'group' | 'other';

/** One field of a rule's parameters, as the kind declares it. */
export interface ParamField {
  readonly key: string;
  readonly kind: ParamFieldKind;
  readonly schema: TSchema;
  readonly titles: Words;
  readonly required: boolean;
  readonly unit?: string;
  readonly words?: Readonly<Record<string, Words>>;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly isWhole: boolean;
}

/**
 * The collection whose properties a field means.
 * @param value of the fields beside it
 * @param about of the fields around these
 */
export function collectionOf(
  { schema }: ParamField,
  beside: readonly ParamField[],
  value: Readonly<Record<string, unknown>>,
  about: string | undefined,
): string | undefined {
  const { of } = schema as { readonly of?: string };
  if (of === '..') return about;
  // A condition may be called as the collection that it is on: `roads` on roads.
  const neighbour = beside.find(({ key, kind }) => key === of && (kind === 'selection' || kind === 'collection'));
  if (neighbour !== undefined) return namedBy(value[neighbour.key]);
  if (of !== undefined) return of;
  return collectionIn(beside, value) ?? about;
}

/** The collection that some fields name: by one of its kind, or by their first selection. */
export function collectionIn(
  fields: readonly ParamField[],
  value: Readonly<Record<string, unknown>>,
): string | undefined {
  const naming = fields.find(({ kind }) => kind === 'collection') ?? fields.find(({ kind }) => kind === 'selection');
  return naming && namedBy(value[naming.key]);
}

function namedBy(held: unknown): string | undefined {
  const id = typeof held === 'string' ? held : (held as { readonly collection?: string } | undefined)?.collection;
  return id === '' ? undefined : id;
}

interface Shape {
  readonly type?: string;
  readonly format?: string;
  readonly control?: ParamControl;
  readonly enum?: readonly string[];
  readonly items?: Shape & TSchema;
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
}

const controls: readonly string[] = ['collection', 'where', 'selection', 'rows', 'properties', 'property'];

const shapeOf = (schema: TSchema) => schema as unknown as Shape;

/** The fields of a kind's parameters, or of one row or group of them, in the order of the declaration. */
export function paramFields(schema: TSchema): readonly ParamField[] {
  const { properties = {}, required = [] } = shapeOf(schema);
  return Object.entries(properties).map(([key, property]) => {
    const facts = factsOf(property);
    const shape = shapeOf(property);
    const words = facts.words ?? (shape.items === undefined ? undefined : factsOf(shape.items).words);
    return {
      key,
      kind: kindOf(shape),
      schema: property,
      titles: { zh: facts.title ?? key, en: facts.titleEn ?? key },
      required: required.includes(key),
      isWhole: shape.type === 'integer',
      ...(facts.unit !== undefined && { unit: facts.unit }),
      ...(words !== undefined && { words }),
      ...(shape.minimum !== undefined && { minimum: shape.minimum }),
      ...(shape.maximum !== undefined && { maximum: shape.maximum }),
    };
  });
}

/** The schema of one row of a field of rows. */
export function rowSchema(field: ParamField): TObject {
  return shapeOf(field.schema).items as unknown as TObject;
}

/** What stands in the fields of a new rule: nothing that a planner would have to take away again. */
export function blankParams(schema: TSchema): Record<string, unknown> {
  return Object.fromEntries(
    paramFields(schema).flatMap((field): Array<[string, unknown]> => {
      const value = blank(field);
      return field.required && value !== undefined ? [[field.key, value]] : [];
    }),
  );
}

function blank(field: ParamField): unknown {
  switch (field.kind) {
    case 'flag':
      return false;
    case 'where':
      return {};
    case 'selection':
      return { collection: '', where: {} };
    case 'rows':
    case 'properties':
    case 'choices':
    case 'texts':
      return [];
    case 'choice':
      return Object.keys(field.words ?? {})[0];
    case 'group':
      return blankParams(field.schema);
    default:
      return undefined;
  }
}

/** What an optional group or selection begins with once it is wanted. */
export function blankOf(field: ParamField): unknown {
  return blank(field);
}

function kindOf(shape: Shape): ParamFieldKind {
  if (shape.control !== undefined && controls.includes(shape.control)) return shape.control;
  if (shape.enum) return 'choice';
  if (shape.type === 'boolean') return 'flag';
  if (shape.type === 'integer' || shape.type === 'number') return 'number';
  if (shape.type === 'object') return 'group';
  if (shape.type === 'array') {
    if (shape.items?.enum) return 'choices';
    return shape.items?.type === 'string' ? 'texts' : shape.items?.type === 'object' ? 'rows' : 'other';
  }
  if (shape.type !== 'string') return 'other';
  return shape.format === 'date' ? 'day' : 'text';
}
