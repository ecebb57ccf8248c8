import type { TFunction } from 'i18next';
import type { ReadinessFault } from '#domain/zones/schemes/readiness.ts';
import { RequestFailed } from '../../state/request.ts';

/** Why the server did not do what was asked, in a sentence; its own words where the page has none. */
export function refusalOf(error: unknown, t: TFunction): string {
  if (!(error instanceof RequestFailed)) return t('errors.panelNext');
  if (error.status === 0) return `${t('errors.unreachable')} ${t('errors.unreachableNext')}`;
  if (error.status === 401) return t('session.ended');
  if (error.status >= 500) return t('errors.server', { status: error.status });
  if (error.status === 403)
    return /does not approve it/.test(error.message) ? t('schemes.refusals.own') : t('forms.noRight');
  if (error.status === 409 && 'state' in error.members) return t('schemes.refusals.state');
  const faults = error.members['faults'];
  if (Array.isArray(faults)) {
    return [t('schemes.refused'), ...(faults as ReadinessFault[]).map((fault) => readinessWords(fault, t))].join(' ');
  }
  if (error.faults.some(({ pointer }) => pointer === '/effectiveFrom')) return t('schemes.refusals.tooEarly');
  const said = [error.message, ...error.faults.map(({ detail }) => detail)].filter((words) => words !== '');
  return [t('schemes.refused'), ...new Set(said)].join(' ');
}

/** What keeps a coverage from being a scheme, in words. */
export function readinessWords({ reason, owners, number = '' }: ReadinessFault, t: TFunction): string {
  switch (reason) {
    case 'no-zone':
      return t('schemes.refusals.noZone');
    case 'disputed':
      return t('schemes.refusals.disputed', { count: owners.length });
    case 'number-twice':
      return t('schemes.refusals.numberTwice', { number });
  }
}
