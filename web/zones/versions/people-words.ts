import type { TFunction } from 'i18next';
import type { Session } from '../../state/session.ts';

/** How the journal names whoever uses the page; records and edits say by it who made them. */
export function authorOf(session: Session | undefined): string | undefined {
  return session && (session.kind === 'person' ? `person:${session.id}` : session.id);
}

/** Who did something, as a record names them: oneself by name, others only where that can be read. */
export function personWords(by: string | undefined, session: Session | undefined, t: TFunction): string | undefined {
  if (by === undefined || by === '') return undefined;
  if (by === authorOf(session)) return session?.name;
  return by.startsWith('person:') ? undefined : t(`by.${by}`, { defaultValue: by });
}
