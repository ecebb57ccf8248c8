import { useCallback } from 'react';
import { caseActs, type CaseAct } from '#domain/cases/acts.ts';
import { useWords } from '../../i18n/use-words.ts';

/** What an act is called where it stands alone: in English with a capital. */
export function useActWords(): (act: CaseAct) => string {
  const { say } = useWords();
  return useCallback(
    (act) => {
      const words = say(caseActs[act]);
      return words.charAt(0).toUpperCase() + words.slice(1);
    },
    [say],
  );
}
