import type { TFunction } from 'i18next';
import { RequestFailed } from '../state/request.ts';
import { faultWords } from '../ui/fault-words.ts';

/** Why the server did not write a step, in a sentence. */
export function refusalWords(error: unknown, t: TFunction): string {
  if (!(error instanceof RequestFailed)) return t('errors.panelNext');
  const { status, members, faults } = error;
  if (status === 0) return `${t('errors.unreachable')} ${t('errors.unreachableNext')}`;
  if (status === 401) return t('session.ended');
  if (status === 403) return t(/does not take over/.test(error.message) ? 'handovers.refusals.own' : 'forms.noRight');
  if (status === 409 && 'open' in members) return t('handovers.refusals.open', { number: String(members['open']) });
  if (status === 409 && 'state' in members) return t('handovers.refusals.state');
  if (status === 409) return t('handovers.refusals.changed');
  if (status >= 500) return t('errors.server', { status });
  const said = faults.map(({ pointer, detail }) => faultOf(pointer, detail, t));
  return said.length > 0 ? [...new Set(said)].join(' ') : t('errors.refused', { status });
}

function faultOf(pointer: string | undefined, detail: string, t: TFunction): string {
  const unknown = /^there is no case (.+)$/.exec(detail);
  if (unknown) return t('handovers.refusals.noCase', { number: unknown[1] });
  if (pointer === '/to') return t('handovers.refusals.order');
  return faultWords(detail, t);
}
