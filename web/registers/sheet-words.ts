import type { SheetFault } from '#domain/sheets/fault.ts';
import type { TFunction } from 'i18next';
import { formatNumber } from '../i18n/numbers.ts';
import { mayHeal, RequestFailed } from '../state/request.ts';
import type { Language } from '../state/view.ts';
import { faultWords } from '../ui/fault-words.ts';

/** What is wrong in a table and what to do about it. */
export interface SheetFaultWords {
  readonly fault: string;
  readonly remedy: string;
}

/** A fault of a table in the reader's language. */
export function sheetFaultWords(
  { code, limit = 0, otherRow = 0, detail = '' }: SheetFault,
  t: TFunction,
  language: Language,
): SheetFaultWords {
  if (code === 'other') return { fault: faultWords(detail, t), remedy: t('sheets.remedies.other') };
  const holes = { limit: formatNumber(limit, language, 6), row: otherRow };
  return { fault: t(`sheets.faults.${code}`, holes), remedy: t(`sheets.remedies.${code}`, holes) };
}

/** Why a file was not read or taken at all, by the sentence the server says (server/sheets/routes.ts). */
const refusals: ReadonlyArray<readonly [RegExp, string]> = [
  [/^The file is not an XLSX workbook/, 'sheets.refusals.noWorkbook'],
  [/^The file is an old \.xls/, 'sheets.refusals.oldWorkbook'],
  [/^The workbook holds more/, 'sheets.refusals.tooLarge'],
  [/^The table has too many rows/, 'sheets.refusals.tooManyRows'],
  [/^Nothing would be changed/, 'sheets.refusals.nothing'],
  [/^Rows of the table are wrong/, 'sheets.refusals.faulty'],
];

/** Why a table was refused as a whole, in words. */
export function sheetRefusalWords(error: unknown, t: TFunction): string {
  if (!(error instanceof RequestFailed)) throw error;
  if (mayHeal(error.status)) return t('sheets.refusals.away');
  if (error.status === 401) return t('sheets.refusals.signedOut');
  if (error.status === 403) return t('sheets.refusals.forbidden');
  if (error.status === 409) return t('sheets.refusals.overtaken');
  if (error.status === 413) return t('sheets.refusals.fileTooLarge');
  const known = refusals.find(([pattern]) => pattern.test(error.message));
  return known ? t(known[1]) : t('sheets.refusals.other', { why: error.message });
}
