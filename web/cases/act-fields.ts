import { ruleOf, type CaseAct } from '#domain/cases/acts.ts';
import { actFields, type ActField, type ActInput } from '#domain/cases/fields.ts';
import { factsOf, type Words } from '#domain/collection.ts';
import type { TSchema } from 'typebox';

/** A line of an act's form. */
export interface FormField {
  readonly name: ActField;
  readonly required: boolean;
}

/** What one person cannot rightly say of several cases at once. */
const ofOneCase: readonly ActField[] = [
  'photos',
  'photosBefore',
  'photosAfter',
  'place',
  'description',
  'sourceNumber',
];

/** What a phone says of itself; nobody types where he stands. */
const ofPhone: readonly ActField[] = ['lon', 'lat', 'accuracy'];

/** The fields of an act, what it needs first. @param several for more than one case */
export function fieldsOf(act: CaseAct, several: boolean): readonly FormField[] {
  const { needs, may } = ruleOf(act);
  return [
    ...needs.map((name) => ({ name, required: true })),
    ...may
      .filter((name) => !ofPhone.includes(name) && (!several || !ofOneCase.includes(name)))
      .map((name) => ({ name, required: false })),
  ];
}

/** What a field is called. */
export function titlesOf(name: ActField): Words {
  const { title, titleEn } = factsOf(actFields[name] as TSchema);
  return { zh: title, en: titleEn };
}

/** The words of a field that is one of a closed list. */
export function choicesOf(name: ActField): Readonly<Record<string, Words>> {
  return factsOf(actFields[name] as TSchema).words ?? {};
}

/** What was filled in, as it is sent: nothing empty. */
export function filledIn(input: ActInput): ActInput {
  return Object.fromEntries(
    Object.entries(input).filter(([, value]) => {
      if (value === undefined) return false;
      return typeof value === 'string' ? value.trim() !== '' : !Array.isArray(value) || value.length > 0;
    }),
  );
}

/** The needed fields that are still empty. */
export function missingIn(act: CaseAct, input: ActInput): readonly ActField[] {
  const filled = filledIn(input);
  return ruleOf(act).needs.filter((name) => filled[name] === undefined);
}

/** A penalty needs so many licensed officers (practice.md 1). */
export const licensedForPenalty = 2;
