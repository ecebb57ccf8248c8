import { CloseButton, Combobox, TextInput, useCombobox } from '@mantine/core';
import { useEffect, useState } from 'react';
import { fitSpelling } from '#domain/spelling.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSpelling } from './use-spelling.ts';

interface SpelledSelectProps {
  readonly label: string;
  readonly options: ReadonlyArray<{ readonly value: string; readonly label: string }>;
  /** Of an option; empty for none. */
  readonly value: string;
  readonly fault: string | undefined;
  readonly required: boolean;
  readonly description?: string;
  readonly disabled?: boolean;
  /** Said where nothing fits. */
  readonly nothing: string;
  readonly onChange: (value: string) => void;
}

/**
 * Chooses from a list by name, pinyin or initials. The first line is marked whenever the list is another, so that Enter
 * takes it also where the dictionary came late; words that fit one line alone are that line.
 */
export function SpelledSelect(props: SpelledSelectProps) {
  const { label, options, value, fault, required, description, disabled, nothing, onChange } = props;
  const { t } = useWords();
  const spell = useSpelling();
  const [words, setWords] = useState<string | undefined>(undefined);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const asked = (words ?? '').trim().toLowerCase();
  const offered = options.filter(
    ({ label: name }) =>
      name.toLowerCase().includes(asked) ||
      (/^[a-z0-9]+$/.test(asked) && fitSpelling(spell(name), asked) !== undefined),
  );
  const mark = offered.map((option) => option.value).join();
  useEffect(() => {
    if (asked !== '' && mark !== '') combobox.selectFirstOption();
    // A new list puts the mark on its first line; the combobox itself is new each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [asked, mark]);
  const choose = (chosen: string) => {
    setWords(undefined);
    combobox.closeDropdown();
    onChange(chosen);
  };
  const shown = words ?? options.find((option) => option.value === value)?.label ?? '';
  return (
    <Combobox store={combobox} onOptionSubmit={choose} shadow="none" position="bottom-start">
      <Combobox.Target>
        <TextInput
          label={label}
          role="combobox"
          error={fault}
          withAsterisk={required}
          description={description}
          disabled={disabled ?? false}
          size="sm"
          autoComplete="off"
          value={shown}
          rightSection={
            value !== '' && !required ? (
              <CloseButton size="sm" tabIndex={-1} aria-label={t('cases.act.clear')} onClick={() => choose('')} />
            ) : null
          }
          onChange={(event) => {
            setWords(event.currentTarget.value);
            if (value !== '') onChange('');
            combobox.openDropdown();
          }}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown();
            if (value === '' && asked !== '' && offered.length === 1) choose(offered[0]!.value);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={label}>
          {offered.map((option) => (
            <Combobox.Option key={option.value} value={option.value} active={option.value === value}>
              {option.label}
            </Combobox.Option>
          ))}
          {offered.length === 0 && <Combobox.Empty>{nothing}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
