import { factsOf, type Collection, type Words } from '#domain/collection.ts';
import type { TObject } from 'typebox';

export type FieldKind =
  'text' | 'longText' | 'choice' | 'flag' | 'number' | 'whole' | 'day' | 'instant' | 'texts' | 'photos' | 'other';

/** One field of a form or column of a table, as the declaration says it. */
export interface Field {
  readonly key: string;
  readonly kind: FieldKind;
  readonly titles: Words;
  readonly unit?: string;
  /** The words of a choice's values, in the order of the declaration. */
  readonly words?: Readonly<Record<string, Words>>;
  readonly required: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  /** Where the field or its values come from, when that is a standard or the plan. */
  readonly source?: string;
}

interface PropertyShape {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

/** Longer texts are written in a box of several lines. */
const longFrom = 300;

/** The fields of a declaration, in its order. What no maker of `#domain/collection.ts` made is 'other': shown, not edited. */
export function fieldsOf(schema: TObject): readonly Field[] {
  const required = new Set((schema as { readonly required?: readonly string[] }).required ?? []);
  return Object.entries(schema.properties).map(([key, property]) => {
    const facts = factsOf(property);
    const shape = property as PropertyShape;
    return {
      key,
      kind: facts.kind === 'photos' ? 'photos' : kindOf(shape, (property as { readonly items?: PropertyShape }).items),
      titles: { zh: facts.title ?? key, en: facts.titleEn ?? key },
      required: required.has(key),
      ...(facts.unit !== undefined && { unit: facts.unit }),
      ...(facts.words !== undefined && { words: facts.words }),
      ...(facts.source !== undefined && { source: facts.source }),
      ...(shape.minimum !== undefined && { minimum: shape.minimum }),
      ...(shape.maximum !== undefined && { maximum: shape.maximum }),
      ...(shape.maxLength !== undefined && { maxLength: shape.maxLength }),
    };
  });
}

/** The personal fields of a collection; none has to be told. */
export function personalFieldsOf({ personal }: Pick<Collection, 'personal'>): readonly Field[] {
  return personal === undefined ? [] : fieldsOf(personal).map((field) => ({ ...field, required: false }));
}

function kindOf({ type, format, enum: values, maxLength = 0 }: PropertyShape, items?: PropertyShape): FieldKind {
  if (values) return 'choice';
  if (type === 'boolean') return 'flag';
  if (type === 'integer') return 'whole';
  if (type === 'number') return 'number';
  if (type === 'array') return items?.type === 'string' ? 'texts' : 'other';
  if (type !== 'string') return 'other';
  if (format === 'date') return 'day';
  if (format === 'date-time') return 'instant';
  return maxLength >= longFrom ? 'longText' : 'text';
}
