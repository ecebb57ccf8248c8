import type { TFunction } from 'i18next';
import { ruleOf, type CaseAct } from '#domain/cases/acts.ts';
import type { Words } from '#domain/collection.ts';

/** Acts that have a word of their own on the phone, short enough for a button. */
const short: readonly CaseAct[] = [
  'case.sign-for',
  'case.arrive',
  'case.report-back',
  'case.verify',
  'case.inspect',
  'case.rework',
  'case.self-handle',
  'case.ask-support',
  'case.request-hand-back',
  'case.withdraw-request',
];

/** What an act is called on a button; others as their declaration has it. */
export function actWord(act: CaseAct, t: TFunction, say: (words: Words) => string): string {
  return short.includes(act) ? t(`field.acts.${act.slice('case.'.length)}`) : say(ruleOf(act));
}
