import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { schemePeopleQuery } from '../api.ts';
import { personWords } from './people-words.ts';

/** A way to name whoever made a version or moved it on; undefined where the name is not known. */
export function usePersonWords(): (by: string | undefined) => string | undefined {
  const { t } = useWords();
  const { session } = useSession();
  const isSigned = session !== undefined && session.kind !== 'visitor';
  const { data: names } = useQuery({ ...schemePeopleQuery, enabled: isSigned });
  return (by) => (by === undefined ? undefined : names?.[by]) ?? personWords(by, session, t);
}
