import type { Words } from '#domain/collection.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../state/view.ts';

/** What a component needs to speak: messages of the page (`t`), words of the declarations (`say`), the language itself. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  return useMemo(() => ({ t, language, say: (words: Words) => words[language] }), [t, language]);
}
