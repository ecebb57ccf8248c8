import { TextInput } from '@mantine/core';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { useState } from 'react';
import type { CaseClass } from '#domain/catalogue/case-class.ts';
import { useWords } from '../../i18n/use-words.ts';
import classes from '../frame/field.module.css';

/** Where classes come from: those used last on this phone, and a search by name, initials or code. */
export interface ClassSource {
  readonly recent: readonly CaseClass[];
  readonly search: (words: string) => readonly CaseClass[];
}

interface ClassPickerProps {
  readonly source: ClassSource;
  readonly value: CaseClass | undefined;
  readonly onChange: (value: CaseClass) => void;
}

/** The class of what was seen: one touch for those used often, a few letters for the rest. */
export function ClassPicker({ source, value, onChange }: ClassPickerProps) {
  const { t, say } = useWords();
  const [words, setWords] = useState('');
  const found = words.trim() === '' ? source.recent : source.search(words);
  const offered = value && !found.includes(value) && words.trim() === '' ? [value, ...found] : found;
  return (
    <section className={classes.section}>
      <h2>{t('field.report.class')}</h2>
      <div className={classes.choices} role="radiogroup" aria-label={t('field.report.class')}>
        {offered.map((item) => (
          <button
            key={`${item.standard} ${item.kind} ${item.code}`}
            type="button"
            role="radio"
            aria-checked={item === value}
            className={classes.chip}
            onClick={() => {
              setWords('');
              onChange(item);
            }}
          >
            {say(item)}
          </button>
        ))}
        {offered.length === 0 && <p className={classes.quiet}>{t('field.report.noClass')}</p>}
      </div>
      <TextInput
        className={classes.field!}
        mt="xs"
        size="lg"
        type="search"
        autoComplete="off"
        leftSection={<IconSearch size="1.25rem" aria-hidden />}
        aria-label={t('field.report.searchClass')}
        placeholder={t('field.report.searchClass')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </section>
  );
}
