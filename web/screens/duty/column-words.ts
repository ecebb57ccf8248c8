import { useMemo } from 'react';
import { actions } from '#domain/actions.ts';
import { cases } from '#domain/cases/collection.ts';
import { factsOf, type Words } from '#domain/collection.ts';
import { classWords } from '../../cases/classes.ts';
import { useWords } from '../../i18n/use-words.ts';

/** What the columns of a case and their values are called, as the declaration says. */
export function useColumnWords() {
  const { t, say } = useWords();
  return useMemo(() => {
    const facts = (column: string) => {
      const schema = cases.schema.properties[column];
      return schema && factsOf(schema);
    };
    return {
      title: (column: string): string => {
        const titles = facts(column);
        return titles ? say({ zh: titles.title, en: titles.titleEn }) : column;
      },
      value: (column: string, value: string): string => {
        if (column === 'classCode') return say(classWords(value));
        if (column === 'action')
          return say((actions as Readonly<Record<string, Words>>)[value] ?? { zh: value, en: value });
        if (value === 'true') return t('yes');
        if (value === 'false') return t('no');
        const words = facts(column)?.words?.[value];
        return words ? say(words) : value;
      },
      /** The values of a closed list; undefined where any value may stand. */
      closed: (column: string): readonly string[] | undefined => {
        const words = facts(column)?.words;
        return words && Object.keys(words);
      },
    };
  }, [t, say]);
}
