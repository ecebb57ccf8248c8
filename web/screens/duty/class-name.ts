import { useCallback } from 'react';
import type { Properties } from '#domain/feature.ts';
import { classNameOf } from '../../cases/class-name-of.ts';
import { useClasses } from '../../cases/use-classes.ts';
import { useWords } from '../../i18n/use-words.ts';

/** What the class of a case is called: by the catalogue, else as the case itself has it. */
export function useClassName(): (properties: Properties) => string {
  const { language } = useWords();
  const { of } = useClasses();
  return useCallback((properties) => classNameOf(properties, of(properties), language), [of, language]);
}
