import { useBlocker } from '@tanstack/react-router';
import { useWords } from '../../i18n/use-words.ts';
import type { Register } from '../../registers/register.ts';
import type { OwnSearch } from '../../state/own-search.ts';
import { useKeepUnsaved } from '../../state/unsaved.ts';
import type { View } from '../../state/view.ts';

/** What an address of a register says, as far as it tells which entry is open. */
interface OpenSearch {
  readonly selection?: View['selection'];
  readonly own?: OwnSearch;
}

/** The id of the entry that an address opens; undefined where it opens none. */
export function openEntry({ collection, id }: Register, { selection, own }: OpenSearch): string | undefined {
  if (!collection) return own?.['rec'] || undefined;
  return selection?.collection === id ? selection.id : undefined;
}

/**
 * Asks before something unsaved goes: by the browser's buttons, by another screen, by closing the page.
 * @param drop forgets what is not saved
 * @returns to ask before acts of the page itself: whether one may go on
 */
export function useLeaving(register: Register, isDirty: boolean, drop: () => void): () => boolean {
  const { t } = useWords();
  useKeepUnsaved(isDirty);
  const mayLeave = () => !isDirty || window.confirm(t('registers.leave'));
  useBlocker({
    shouldBlockFn: ({ current, next, action }) => {
      // Inside the register the page asks by itself, except where the browser's buttons lead to another entry.
      const isInside = current.pathname === next.pathname;
      const isOwnAct = action === 'PUSH' || action === 'REPLACE';
      if (isInside && (isOwnAct || openEntry(register, current.search) === openEntry(register, next.search)))
        return false;
      if (!mayLeave()) return true;
      drop();
      return false;
    },
    enableBeforeUnload: false,
  });
  return mayLeave;
}
