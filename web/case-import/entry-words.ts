import type { TFunction } from 'i18next';
import { importColumn } from '#domain/cases/import/columns.ts';
import type { ImportFault, ImportFaultCode, ImportMark } from '#domain/cases/import/fault.ts';
import { formatNumber } from '../i18n/numbers.ts';
import type { Language } from '../state/view.ts';
import { faultWords } from '../ui/fault-words.ts';
import type { Entry } from './api.ts';

/** What only lists of cases know; the rest is as in the tables of registers. */
const own: ReadonlySet<ImportFaultCode> = new Set([
  'missing',
  'unknownClass',
  'ambiguousClass',
  'retiredClass',
  'state',
  'future',
  'longAgo',
  'order',
  'elsewhere',
  'noPlace',
  'placeNotFound',
  'unknownUnit',
  'numberTaken',
  'longitude',
  'telephone',
  'text',
]);

/** What is wrong in a row and what to do about it, or what to look at. */
export function entryWords(
  entry: Entry,
  t: TFunction,
  language: Language,
): { readonly what: string; readonly remedy: string } {
  const { code } = entry;
  if (code === 'sourceTwice' || code === 'sourceKnown' || code === 'severalPlaces') {
    const { otherRow = 0, number = '' } = entry as ImportMark;
    const holes = { row: otherRow, number };
    return { what: t(`caseImport.marks.${code}`, holes), remedy: t(`caseImport.markRemedies.${code}`) };
  }
  const { limit = 0, otherRow = 0, detail = '' } = entry as ImportFault;
  if (code === 'other') return { what: faultWords(detail, t), remedy: t('sheets.remedies.other') };
  const holes = { limit: formatNumber(limit, language, 6), row: otherRow };
  const at = own.has(code) ? 'caseImport' : 'sheets';
  return { what: t(`${at}.faults.${code}`, holes), remedy: t(`${at}.remedies.${code}`, holes) };
}

/** The column of an entry, as the reader calls it. */
export function columnWords(key: string, language: Language): string {
  return key === 'row' ? '' : importColumn(key).titles[language];
}
