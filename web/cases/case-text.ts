import { caseStatuses, type CaseStatus } from '#domain/cases/status.ts';
import type { Words } from '#domain/collection.ts';
import type { Properties } from '#domain/feature.ts';
import type { TFunction } from 'i18next';
import { formatInstant } from '../i18n/times.ts';

/** What the text of a case says beside what the case itself does. */
export interface TextFacts {
  readonly className: string;
  /** What the clock says: "剩2小时10分"; empty where none runs. */
  readonly clock: string;
  /** Who is called at the post: officer and telephone, what is known of them. */
  readonly post?: { readonly officer?: string; readonly phone?: string };
}

/**
 * A case as text, to be pasted into whatever people talk by: number, place, class, deadline, telephone of the post
 * (practice.md 3). Nothing of a caller, nor what was written about the case.
 */
export function caseText(
  properties: Properties,
  facts: TextFacts,
  t: TFunction,
  say: (words: Words) => string,
): string {
  const { number, status, urgent, place, unit, dueAt } = properties;
  const state = [say(caseStatuses[status as CaseStatus]), urgent === true ? t('cases.marks.urgent') : '']
    .filter(Boolean)
    .join(t('listSeparator'));
  const due =
    typeof dueAt === 'string'
      ? `${formatInstant(Date.parse(dueAt))}${facts.clock === '' ? '' : t('inBrackets', { words: facts.clock })}`
      : undefined;
  const { officer, phone } = facts.post ?? {};
  const lines: ReadonlyArray<readonly [string, string | undefined]> = [
    [t('cases.text.number'), `${String(number)}${t('inBrackets', { words: state })}`],
    [t('cases.text.class'), facts.className],
    [t('cases.text.place'), textOf(place)],
    [t('cases.text.unit'), textOf(unit)],
    [t('cases.text.due'), due],
    [t('cases.text.phone'), phone && [phone, officer].filter(Boolean).join(' ')],
  ];
  return lines
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([label, value]) => `${label}${t('labelSeparator')}${value}`)
    .join('\n');
}

function textOf(value: Properties[string]): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
