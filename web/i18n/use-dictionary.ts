import type { i18n } from 'i18next';
import { useEffect, useMemo, useState } from 'react';
import type { Language } from '../state/view.ts';
import { createI18n, fetchMessages, hasMessages } from './i18n.ts';

/** The dictionary of a language; while it is on its way that of the one before, at first none. */
export function useDictionary(language: Language): i18n | undefined {
  const [last, setLast] = useState<Language | undefined>(undefined);
  useEffect(() => {
    let isWanted = true;
    void fetchMessages(language).then(() => isWanted && setLast(language));
    return () => {
      isWanted = false;
    };
  }, [language]);
  const spoken = hasMessages(language) ? language : last;
  return useMemo(() => spoken && createI18n(spoken), [spoken]);
}
