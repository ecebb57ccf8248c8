import type { CaseAct } from '#domain/cases/acts.ts';
import type { TFunction } from 'i18next';
import { mayHeal, RequestFailed } from '../state/request.ts';
import { faultWords } from '../ui/fault-words.ts';

/** Why the course of a case says no, by the sentence it says it with (data/domain/cases/course, server/cases). */
const known: ReadonlyArray<readonly [RegExp, string]> = [
  [/^a penalty needs at least two licensed/, 'cases.faults.twoLicensed'],
  [/^other cases are merged into it/, 'cases.faults.holdsMerged'],
  [/somebody else asked for it/, 'cases.faults.othersRequest'],
  [/the case is assigned to somebody else/, 'cases.faults.assignedElsewhere'],
  [/the case is with this unit already/, 'cases.faults.sameUnit'],
  [/you asked for it yourself/, 'cases.faults.ownRequest'],
  [/extension must be asked for before the deadline/, 'cases.faults.lateExtension'],
  [/it was appealed once already/, 'cases.faults.appealedOnce'],
  [/^is past$/, 'cases.faults.past'],
  [/is not done to several cases at once$/, 'cases.faults.oneByOne'],
  [/the catalogue has no class|is not in the catalogue/, 'cases.faults.noClass'],
  [/is retired: no new case takes it/, 'cases.faults.retired'],
  [/stands outside the units, districts or actions/, 'cases.faults.outsideRight'],
  [/ needs the right /, 'cases.faults.noRight'],
  [/^There is no case /, 'cases.faults.noCase'],
];

/** A sentence of the course in the reader's language. */
export function courseFault(detail: string, t: TFunction): string {
  const found = known.find(([pattern]) => pattern.test(detail));
  return found ? t(found[1]) : faultWords(detail, t);
}

/** Why a request about cases was refused, sorted by what can be done about it. */
export type Refusal =
  | { readonly is: 'wrong-act'; readonly possible: readonly CaseAct[] }
  | { readonly is: 'overtaken' }
  | { readonly is: 'faults'; readonly fields: ReadonlyMap<string, string>; readonly others: readonly string[] };

/**
 * Sorts a refusal.
 * @param pointed the field that a pointer names, undefined where it names none of the form's
 * @throws what is no refusal: a bug
 */
export function refusalOf(error: unknown, t: TFunction, pointed: (pointer: string) => string | undefined): Refusal {
  if (!(error instanceof RequestFailed)) throw error;
  const possible = error.members['possible'];
  if (error.status === 409 && Array.isArray(possible)) return { is: 'wrong-act', possible: possible as CaseAct[] };
  if (error.status === 409) return { is: 'overtaken' };
  const fields = new Map<string, string>();
  const others: string[] = [];
  for (const { pointer = '', detail } of error.faults) {
    const field = pointed(pointer);
    if (field === undefined) others.push(courseFault(detail, t));
    else if (!fields.has(field)) fields.set(field, courseFault(detail, t));
  }
  if (error.faults.length === 0) others.push(inWords(error, t));
  return { is: 'faults', fields, others: [...new Set(others)] };
}

function inWords(error: RequestFailed, t: TFunction): string {
  if (mayHeal(error.status)) return t('cases.refusals.away');
  if (error.status === 401) return t('cases.refusals.signedOut');
  if (error.status >= 500) return t('errors.server', { status: error.status });
  return courseFault(error.message, t);
}
