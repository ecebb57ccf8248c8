import { useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useWords } from '../../i18n/use-words.ts';
import type { RecordEdit } from '../../state/records.ts';
import { mayHeal, RequestFailed } from '../../state/request.ts';
import { faultWords } from '../../ui/fault-words.ts';
import { showToast } from '../../ui/toast.tsx';
import { useSavedRecords } from '../../ui/use-saved-records.ts';
import { checksKey } from '../api.ts';

/** Writes exceptions and work lists; what went well can be taken back for as long as its word stands at the foot. */
export function useTreating() {
  const { t } = useWords();
  const client = useQueryClient();
  const { save, isPending } = useSavedRecords();
  return {
    isPending,
    /** @param kind the dotted word of the journal @throws RequestFailed */
    write: async (kind: string, edits: readonly RecordEdit[], words: string): Promise<void> => {
      await save({ kind, edits }, words);
      await client.invalidateQueries({ queryKey: checksKey });
    },
    /** The same for what has no form to show a refusal in: it is said at the foot. @returns whether it was written */
    writeOrSay: async (kind: string, edits: readonly RecordEdit[], words: string): Promise<boolean> => {
      try {
        await save({ kind, edits }, words);
        await client.invalidateQueries({ queryKey: checksKey });
        return true;
      } catch (error) {
        showToast({ words: refusalWords(error, t), isFault: true });
        return false;
      }
    },
  };
}

/** Why something was not written, in the reader's language. @throws what is no refusal: a bug */
export function refusalWords(error: unknown, t: TFunction): string {
  if (!(error instanceof RequestFailed)) throw error;
  if (mayHeal(error.status)) return t('errors.unreachable');
  if (error.status === 401) return t('session.ended');
  if (error.status === 403) return t('forms.noRight');
  if (error.status === 409) return t('treating.overtaken');
  if (error.status >= 500) return t('errors.server', { status: error.status });
  const faults = error.faults.map(({ detail }) => faultWords(detail, t));
  return faults.length > 0 ? [...new Set(faults)].join(t('listSeparator')) : faultWords(error.message, t);
}
