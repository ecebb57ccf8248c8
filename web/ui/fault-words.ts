import type { TFunction } from 'i18next';

/** What the server finds wrong with records, by the sentence it says (`check` of the kinds in data/domain). */
const known: ReadonlyArray<readonly [RegExp, string]> = [
  [/^another person has this user name$/, 'faults.usernameTaken'],
  [/^would leave nobody who administers$/, 'faults.lastAdministrator'],
  [/^there is no unit "/, 'faults.noUnit'],
  [/^another unit has this name$/, 'faults.unitTaken'],
  [/^a unit cannot stand above itself$/, 'faults.aboveItself'],
];

/** A fault in the reader's language; as the server said it where the page knows no better words. */
export function faultWords(detail: string, t: TFunction): string {
  const named = /^is still named by "(.*)"$/.exec(detail);
  if (named) return t('faults.stillNamed', { name: named[1] });
  const [, key] = known.find(([pattern]) => pattern.test(detail)) ?? [];
  return key === undefined ? detail : t(key);
}
