import type { TFunction } from 'i18next';
import type { Session } from '../../state/session.ts';

/** Who did something, as the record names them: oneself by name, an id that nobody can read not at all. */
export function personWords(by: string | undefined, session: Session | undefined, t: TFunction): string | undefined {
  if (by === undefined || by === '') return undefined;
  if (by === session?.id) return session.name;
  const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(by);
  return isId ? undefined : t(`by.${by}`, { defaultValue: by });
}
