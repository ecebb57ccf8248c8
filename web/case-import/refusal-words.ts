import type { TFunction } from 'i18next';
import { mayHeal, RequestFailed } from '../state/request.ts';

/** Why a file or list was not taken, by the sentence the server says (server/case-import). */
const refusals: ReadonlyArray<readonly [RegExp, string]> = [
  [/^The file is no workbook/, 'noWorkbook'],
  [/^The file is an old or encrypted/, 'oldWorkbook'],
  [/^The workbook is too large/, 'tooLarge'],
  [/^The list is too long/, 'tooLong'],
  [/^The list has more than .* columns/, 'tooWide'],
  [/^The list is empty/, 'empty'],
  [/^The file is neither/, 'binary'],
  [/^A quotation mark/, 'openQuote'],
  [/^The list would give/, 'changed'],
  [/^The cases of this list are in the city/, 'there'],
  [/^The list is not kept/, 'gone'],
];

/** Why the server refused, in words. */
export function refusalWords(error: unknown, t: TFunction): string {
  if (!(error instanceof RequestFailed)) throw error;
  if (mayHeal(error.status)) return t('sheets.refusals.away');
  if (error.status === 401) return t('sheets.refusals.signedOut');
  if (error.status === 403) return t('caseImport.refusals.forbidden');
  if (error.status === 404) return t('caseImport.refusals.gone');
  if (error.status === 409) return t('caseImport.refusals.overtaken');
  if (error.status === 413) return t('caseImport.refusals.fileTooLarge');
  return sentenceWords(error.message, t);
}

/** A sentence of the server in words; where the page knows none, the sentence itself. */
export function sentenceWords(sentence: string, t: TFunction): string {
  const known = refusals.find(([pattern]) => pattern.test(sentence));
  return known ? t(`caseImport.refusals.${known[1]}`) : t('caseImport.refusals.other', { why: sentence });
}
