import type { TFunction } from 'i18next';
import { mayHeal, RequestFailed } from '../state/request.ts';

/** Why nothing was saved, in words: what the server said, or that it could not be reached. */
export function refusalWords(error: unknown, t: TFunction): string {
  if (!(error instanceof RequestFailed)) throw error;
  if (mayHeal(error.status)) return t('registers.refusals.away');
  if (error.status === 401) return t('registers.refusals.signedOut');
  if (error.status === 403) return t('registers.refusals.forbidden', { why: error.message });
  if (error.status === 409) return t('registers.refusals.overtaken');
  return t('registers.refusals.refused', { why: error.message });
}
