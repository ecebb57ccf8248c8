import type { TFunction } from 'i18next';
import { RequestFailed } from '../state/request.ts';

/** Why signing in or setting a password did not work, and what to do, in words. */
export function reasonOf(error: unknown, t: TFunction): string {
  if (!(error instanceof RequestFailed)) return t('errors.panelNext');
  if (error.status === 0) return `${t('errors.unreachable')} ${t('errors.unreachableNext')}`;
  if (error.status === 401) return t('signIn.wrong');
  if (error.status === 429) {
    return t('signIn.locked', { minutes: Math.max(1, Math.ceil((error.retryAfter ?? 60) / 60)) });
  }
  if (error.status >= 500) return t('errors.server', { status: error.status });
  return t('errors.refused', { status: error.status });
}
