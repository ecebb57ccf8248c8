import type { CaseClass } from '#domain/catalogue/case-class.ts';
import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { searchClasses } from './class-search.ts';
import { limitWords } from './limit-words.ts';
import { recent, remember } from './recent.ts';
import { useClasses } from './use-classes.ts';
import { useSpelling } from './use-spelling.ts';
import classes from './cases.module.css';

/** A class of the catalogue as acts and reports name it. */
export interface ChosenClass {
  readonly kind: string;
  readonly code: string;
}

interface ClassChooserProps {
  readonly label: string;
  readonly value: ChosenClass | undefined;
  readonly fault: string | undefined;
  readonly required: boolean;
  readonly onChange: (value: ChosenClass | undefined) => void;
}

const listName = 'classes';

/** Chooses a class by name, pinyin initials ("bllj"), code or English; before a sign is typed, those used last. */
export function ClassChooser({ label, value, fault, required, onChange }: ClassChooserProps) {
  const { t, say } = useWords();
  const spell = useSpelling();
  const { current } = useClasses();
  const [words, setWords] = useState<string | undefined>(undefined);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const used = recent(listName);
  const chosen = current.find(({ kind, code }) => kind === value?.kind && code === value.code);
  const typed = words ?? '';
  const offered =
    typed.trim() === ''
      ? used.flatMap((key) => current.find((item) => keyOf(item) === key) ?? [])
      : searchClasses(current, typed, spell, (item) => used.includes(keyOf(item)));
  const mark = offered.map(keyOf).join();
  useEffect(() => {
    if (mark !== '') combobox.selectFirstOption();
    // A new list puts the mark on its first line, also where the dictionary came late; the combobox is new each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [mark]);
  const choose = (key: string) => {
    const item = current.find((one) => keyOf(one) === key);
    if (!item) return;
    remember(listName, key);
    setWords(undefined);
    combobox.closeDropdown();
    onChange({ kind: item.kind, code: item.code });
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} shadow="none" position="bottom-start">
      <Combobox.Target>
        <TextInput
          label={label}
          aria-label={label}
          error={fault}
          withAsterisk={required}
          size="sm"
          autoComplete="off"
          placeholder={t('cases.class.placeholder')}
          value={words ?? (chosen ? say(chosen) : '')}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            if (value !== undefined) onChange(undefined);
            combobox.openDropdown();
          }}
          onFocus={(event) => {
            event.currentTarget.select();
            combobox.openDropdown();
          }}
          onBlur={() => {
            combobox.closeDropdown();
            // A word that names one class alone is that class: whoever types on need not choose it first.
            if (value === undefined && typed.trim() !== '' && offered.length === 1) choose(keyOf(offered[0]!));
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={offered.length === 0 && typed.trim() === ''}>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={label}>
          {offered.map((item) => (
            <Combobox.Option key={keyOf(item)} value={keyOf(item)}>
              <span className={classes.option}>
                <span>{say(item)}</span>
                <span className={classes.quiet}>
                  {[item.code, t(`cases.class.${item.kind}`), limitWords(item.limit, t, say)].join(
                    t('cases.separator'),
                  )}
                </span>
              </span>
            </Combobox.Option>
          ))}
          {offered.length === 0 && <Combobox.Empty>{t('cases.class.nothing')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function keyOf({ standard, kind, code }: CaseClass): string {
  return `${standard} ${kind} ${code}`;
}
