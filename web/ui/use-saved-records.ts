import { useWords } from '../i18n/use-words.ts';
import { reverseOf, useRecordChange, type RecordChange, type SavedChange } from '../state/records.ts';
import { RequestFailed } from '../state/request.ts';
import { showToast } from './toast.tsx';

/** Sends changes of records; each that went well can be taken back for as long as its word stands at the foot. */
export function useSavedRecords() {
  const { t } = useWords();
  const send = useRecordChange();
  const takeBack = useRecordChange();
  const undo = (change: RecordChange, saved: SavedChange) => {
    takeBack.mutate(reverseOf(change, saved), {
      onSuccess: () => showToast({ words: t('forms.undone') }),
      onError: (error) =>
        showToast({ words: undoFault(error, t('forms.undoLate'), t('forms.undoFailed')), isFault: true }),
    });
  };
  return {
    isPending: send.isPending,
    /** @param words what is said when it went well */
    save: async (change: RecordChange, words: string): Promise<SavedChange> => {
      const saved = await send.mutateAsync(change);
      showToast({ words, undo: () => undo(change, saved) });
      return saved;
    },
  };
}

function undoFault(error: unknown, late: string, failed: string): string {
  return error instanceof RequestFailed && error.status === 409 ? late : failed;
}
