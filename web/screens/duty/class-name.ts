import { useCallback } from 'react';
import type { Properties } from '#domain/feature.ts';
import { classWords } from '../../cases/classes.ts';
import { useWords } from '../../i18n/use-words.ts';

/** What the class of a case is called: by the catalogue, else as the case itself has it. */
export function useClassName(): (properties: Properties) => string {
  const { say } = useWords();
  return useCallback(
    ({ classCode, className }) => {
      const words = say(classWords(String(classCode)));
      return words === classCode ? String(className ?? classCode) : words;
    },
    [say],
  );
}
