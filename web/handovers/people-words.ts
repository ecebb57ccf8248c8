import type { TFunction } from 'i18next';
import type { Session } from '../state/session.ts';
import type { Names } from './api.ts';

/** How a signature names whoever reads; undefined for whoever cannot sign. */
export function meAsSigner(session: Session | undefined): string | undefined {
  return session?.kind === 'person' ? `person:${session.id}` : undefined;
}

/** The name of who signed; who is gone has none. */
export function nameOf(by: string | undefined, names: Names, t: TFunction): string {
  return (by === undefined ? undefined : names[by]) ?? t('missing');
}
