import type { ActInput, actFields } from '#domain/cases/fields.ts';
import { cases } from '#domain/cases/collection.ts';
import { holdsNumber, misplaced } from '../collections/free-text.ts';
import { problem, type ProblemEntry } from '../http/problem.ts';
import { unstorable } from '../http/storable.ts';

/** Fields that are no free text, where digits may look like a telephone. */
const coded: ReadonlySet<string> = new Set<keyof typeof actFields>(['sourceNumber', 'supervisionNumber', 'into']);

/**
 * Texts that cannot be kept, and telephones that do not belong into them.
 * @param prefix pointer of the object that holds the texts
 * @throws HttpProblem 422 naming each
 */
export function requireTexts(texts: ActInput | Readonly<Record<string, unknown>>, prefix: string): void {
  const errors = Object.entries(texts).flatMap(([name, value]): ProblemEntry[] => {
    const own =
      typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
    const detail =
      own.map(unstorable).find((fault) => fault !== undefined) ??
      (!coded.has(name) && own.some(holdsNumber) ? misplaced(cases) : undefined);
    return detail === undefined ? [] : [{ pointer: `${prefix}/${name}`, detail }];
  });
  if (errors.length > 0) throw problem(422, { detail: 'Some texts cannot be taken.', errors });
}

/**
 * Texts of a caller, where a telephone belongs.
 * @throws HttpProblem 422 naming each that cannot be kept
 */
export function requireStorable(texts: Readonly<Record<string, string | undefined>>, prefix: string): void {
  const errors = Object.entries(texts).flatMap(([name, value = '']): ProblemEntry[] => {
    const detail = unstorable(value);
    return detail === undefined ? [] : [{ pointer: `${prefix}/${name}`, detail }];
  });
  if (errors.length > 0) throw problem(422, { detail: 'Some texts cannot be taken.', errors });
}
