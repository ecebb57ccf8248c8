import type { TFunction } from 'i18next';
import { mayHeal, RequestFailed } from '../state/request.ts';
import { faultWords } from '../ui/fault-words.ts';

/** Why nothing was saved, in words; what is wrong with a single field stands at the field. */
export function refusalWords(error: unknown, t: TFunction): string {
  if (!(error instanceof RequestFailed)) throw error;
  if (mayHeal(error.status)) return t('registers.refusals.away');
  if (error.status === 401) return t('registers.refusals.signedOut');
  if (error.status === 403) return t('registers.refusals.forbidden');
  if (error.status === 409) return t('registers.refusals.overtaken');
  if (error.faults.length > 0) return t('registers.refusals.faulty');
  return t('registers.refusals.refused', { why: error.message });
}

/** The same where there are no fields to say it at: with each fault, each once. */
export function refusalInFull(error: unknown, t: TFunction): string {
  const words = refusalWords(error, t);
  if (!(error instanceof RequestFailed) || error.status === 409) return words;
  return [words, ...new Set(error.faults.map(({ detail }) => faultWords(detail, t)))].join(' ');
}
