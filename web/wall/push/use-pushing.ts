import { useQuery } from '@tanstack/react-query';
import type { Push } from '#domain/wall/push.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import { recordsQuery } from '../../state/records.ts';
import { RequestFailed } from '../../state/request.ts';
import { faultWords } from '../../ui/fault-words.ts';
import { showToast } from '../../ui/toast.tsx';
import { useSavedRecords } from '../../ui/use-saved-records.ts';
import { isOver, pushEdit } from './push-edit.ts';

/** What an officer may push: exactly one of them. */
export type PushedWhat = Pick<Push, 'scene' | 'place' | 'case'>;

/** A wall's push, and the ways to replace it and to take it back. */
export function usePushing(wallId: string | undefined) {
  const { t } = useWords();
  const { save, isPending } = useSavedRecords();
  const pushes = useQuery({ ...recordsQuery<Push>('wall-pushes'), enabled: wallId !== undefined });
  const now = useNow();
  // One that has run out shows no more, though its record still stands and is written over.
  const standing = pushes.data?.find(({ id }) => id === wallId);
  const current = standing && isOver(standing.content, now) ? undefined : standing;
  const write = async (after: Push | null, act: 'create' | 'change' | 'delete', words: string) => {
    try {
      await save({ kind: `wall-pushes.${act}`, edits: [pushEdit(wallId!, standing, after)] }, words);
      return true;
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      void pushes.refetch();
      showToast({ words: refusal(error, t), isFault: true });
      return false;
    }
  };
  return {
    isKnown: pushes.data !== undefined,
    isPending,
    current: current?.content,
    /** @returns whether it went well; what did not is said at the foot of the page */
    push: (content: Push) => write(content, standing ? 'change' : 'create', t('wallDesk.push.done')),
    takeBack: () => write(null, 'delete', t('wallDesk.push.takenBack')),
  };
}

function refusal(error: RequestFailed, t: ReturnType<typeof useWords>['t']): string {
  if (error.status === 0) return t('errors.unreachable');
  if (error.status === 403) return t('wallDesk.push.noRight');
  if (error.status === 409) return t('wallDesk.push.otherFaster');
  const [fault] = error.faults;
  return fault ? faultWords(fault.detail, t) : t('wallDesk.push.failed');
}
