import type { CaseClass, ClassKey } from '#domain/catalogue/case-class.ts';
import { allClasses } from '#domain/catalogue/classes.ts';
import { currentStandard } from '#domain/catalogue/codes.ts';
import { classFromEdition, type Edition, editions } from '#domain/catalogue/from-edition.ts';
import type { RecordsView } from '#domain/record.ts';
import { ok, refused, type Result } from '#domain/result.ts';

/** The edition by whose codes a list names its classes. */
export type ImportEdition = '2026' | Edition;

/** The standards by whose codes a list may go, the one in force first. */
export const importEditions: Readonly<Record<ImportEdition, string>> = {
  '2026': currentStandard,
  '2013': editions['2013'].standard,
  '2007': editions['2007'].standard,
};

export type ClassFault = 'unknownClass' | 'ambiguousClass' | 'retiredClass';

/**
 * Finds the class that a cell names: by its code in the edition, or by its name.
 * @param kind whether the list says matter or component; undefined where it does not
 */
export type ClassFinder = (text: string, kind: ClassKey['kind'] | undefined) => Result<CaseClass, ClassFault>;

/** A finder over the catalogue as it holds now. What was found once is known. */
export function classFinder(records: RecordsView, edition: ImportEdition): ClassFinder {
  const classes = allClasses(records);
  const byName = groupBy(classes, ({ zh }) => plain(zh));
  for (const [name, found] of groupBy(classes, ({ en }) => plain(en))) if (!byName.has(name)) byName.set(name, found);
  const byCode = groupBy(classes, ({ code }) => code);
  const known = new Map<string, Result<CaseClass, ClassFault>>();

  function find(text: string, kind: ClassKey['kind'] | undefined): Result<CaseClass, ClassFault> {
    const name = plain(text);
    const digits = name.replaceAll('-', '');
    if (!/^\d+$/.test(digits)) return only(byName.get(name) ?? [], kind);
    // A spreadsheet takes a code for a number and loses its first nought.
    if (edition === '2026') return only(byCode.get(digits.padStart(5, '0')) ?? [], kind);
    const found = classFromEdition(records, edition, digits.padStart(4, '0'), kind);
    if (!found.ok) return refused(found.error.reason === 'ambiguous' ? 'ambiguousClass' : 'unknownClass');
    return only([found.value], kind);
  }

  return (text, kind) => {
    const key = `${kind} ${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = find(text, kind);
    known.set(key, found);
    return found;
  };
}

function only(found: readonly CaseClass[], kind: ClassKey['kind'] | undefined): Result<CaseClass, ClassFault> {
  const fit = kind === undefined ? found : found.filter((one) => one.kind === kind);
  if (fit.length === 0) return refused('unknownClass');
  const current = fit.filter(({ retired }) => !retired);
  if (current.length === 0) return refused('retiredClass');
  return current.length > 1 ? refused('ambiguousClass') : ok(current[0]!);
}

function groupBy(classes: readonly CaseClass[], name: (one: CaseClass) => string): Map<string, CaseClass[]> {
  const groups = new Map<string, CaseClass[]>();
  for (const one of classes) groups.set(name(one), [...(groups.get(name(one)) ?? []), one]);
  return groups;
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
