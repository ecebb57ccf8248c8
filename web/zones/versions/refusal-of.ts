import type { TFunction } from 'i18next';
import { RequestFailed } from '../../state/request.ts';

/** Why the server did not do what was asked, in a sentence; its own words where it says what is wrong. */
export function refusalOf(error: unknown, t: TFunction): string {
  if (!(error instanceof RequestFailed)) return t('errors.panelNext');
  if (error.status === 0) return `${t('errors.unreachable')} ${t('errors.unreachableNext')}`;
  if (error.status === 401) return t('session.ended');
  if (error.status === 403) return t('forms.noRight');
  if (error.status >= 500) return t('errors.server', { status: error.status });
  const said = [error.message, ...error.faults.map(({ detail }) => detail)].filter((words) => words !== '');
  return [t('schemes.refused'), ...new Set(said)].join(' ');
}
