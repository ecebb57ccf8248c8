import { Select, Text, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import type { ContentField } from './content-fields.ts';
import { planSource } from './missing.ts';
import classes from './panels.module.css';

interface ContentInputProps {
  readonly field: ContentField;
  readonly value: string | undefined;
  /** Shown under the field. */
  readonly fault?: string | undefined;
  readonly readOnly: boolean;
  /** Names that `unit` may take. */
  readonly units: readonly string[];
  /**
   * Takes the new value once the field is left, Enter is pressed or something chosen; undefined: empty.
   * @returns false where it could not be taken: what was typed stays in the field
   */
  readonly onSave: (value: string | undefined) => boolean;
}

/** The control of one field. What is typed is taken when one leaves it; Esc forgets it. */
export function ContentInput({ field, value, fault, readOnly, units, onSave }: ContentInputProps) {
  const { t, say, language } = useWords();
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const isMissing = field.wanted && (value === undefined || value === '');
  const isEmptied = field.required && typed?.trim() === '';
  const shared = {
    label: say(field.titles),
    'aria-label': say(field.titles),
    size: 'sm',
    readOnly,
    withAsterisk: field.required,
    error: (isEmptied ? t('zonePanels.required') : fault) ?? (isMissing && <Missing />),
  } as const;
  const take = (text: string | undefined) => {
    const next = text?.trim() === '' ? undefined : text?.trim();
    const isSame = text === undefined || next === value || (field.required && next === undefined);
    if (isSame || onSave(next)) setTyped(undefined);
  };
  // The field may go away while one types: another zone chosen by key, another panel opened.
  const leave = useRef(() => undefined as void);
  useEffect(() => {
    leave.current = () => take(typed);
  });
  useEffect(() => () => leave.current(), []);

  if (field.kind === 'choice' || field.kind === 'unit') {
    const names = field.kind === 'unit' ? [...new Set(value === undefined ? units : [...units, value])] : [];
    return (
      <Select
        {...shared}
        data={
          field.kind === 'unit'
            ? names
            : Object.entries(field.words).map(([key, words]) => ({ value: key, label: words[language] }))
        }
        value={value ?? null}
        searchable={field.kind === 'unit'}
        clearable={!field.required && !readOnly}
        nothingFoundMessage={t('zonePanels.noSuchUnit')}
        checkIconPosition="right"
        onChange={(next) => next !== (value ?? null) && onSave(next ?? undefined)}
      />
    );
  }
  if (field.kind === 'day') {
    return (
      <DateInput
        {...shared}
        value={value ?? null}
        valueFormat="YYYY-MM-DD"
        clearable={!readOnly}
        onChange={(next) => next !== (value ?? null) && onSave(next ?? undefined)}
      />
    );
  }
  const text = {
    ...shared,
    value: typed ?? value ?? '',
    maxLength: field.maxLength,
    onBlur: () => take(typed),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape' && typed !== undefined) {
        event.stopPropagation();
        setTyped(undefined);
      } else if (event.key === 'Enter' && (field.kind === 'text' || event.ctrlKey || event.metaKey)) take(typed);
    },
  };
  return field.kind === 'long' ? (
    <Textarea
      {...text}
      autosize
      minRows={2}
      maxRows={8}
      onChange={(event) => !readOnly && setTyped(event.currentTarget.value)}
    />
  ) : (
    <TextInput {...text} onChange={(event) => !readOnly && setTyped(event.currentTarget.value)} />
  );
}

function Missing() {
  const { t } = useWords();
  return (
    <Text span size="xs" className={classes.warn}>
      {t('zonePanels.missingField', { source: planSource.replace('plan ', '') })}
    </Text>
  );
}
