import type { CaseAct } from '#domain/cases/acts.ts';
import { Button, Group, Kbd, Textarea, UnstyledButton } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { keepPhrase, phrasesFor, withPhrase } from './phrases.ts';
import classes from './cases.module.css';

interface PhraseInputProps {
  readonly act: CaseAct;
  readonly label: string;
  readonly value: string;
  readonly fault: string | undefined;
  readonly required: boolean;
  readonly onChange: (value: string) => void;
}

/**
 * A text with what is often said there: a number key puts a phrase into the empty field, Alt and a number adds it to what
 * stands there. Shift+Enter begins a line; Enter is the form's.
 */
export function PhraseInput({ act, label, value, fault, required, onChange }: PhraseInputProps) {
  const { t, language } = useWords();
  const [kept, setKept] = useState(0);
  const phrases = phrasesFor(act, language);
  const put = (phrase: string) => onChange(withPhrase(value, phrase, language));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    // With Alt some keyboards write another sign: the key itself counts.
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] ?? (/^[1-9]$/.test(event.key) ? event.key : '');
    const phrase = digit === '' ? undefined : phrases[Number(digit) - 1];
    if (phrase === undefined || (!event.altKey && value !== '')) return;
    event.preventDefault();
    put(phrase);
  };
  const isNew = value.trim() !== '' && phrases.length < 9 && !phrases.includes(value.trim());
  return (
    <div>
      <Textarea
        label={label}
        aria-label={label}
        error={fault}
        withAsterisk={required}
        autosize
        minRows={2}
        maxRows={6}
        size="sm"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {(phrases.length > 0 || isNew) && (
        <Group gap={4} mt={6} data-kept={kept} title={t('cases.phrases.hint')}>
          {phrases.map((phrase, place) => (
            <UnstyledButton key={phrase} className={classes.phrase} tabIndex={-1} onClick={() => put(phrase)}>
              <Kbd size="xs">{place + 1}</Kbd>
              <span>{phrase}</span>
            </UnstyledButton>
          ))}
          {isNew && (
            <Button
              size="compact-xs"
              variant="subtle"
              tabIndex={-1}
              onClick={() => {
                keepPhrase(act, value);
                setKept(kept + 1);
              }}
            >
              {t('cases.phrases.keep')}
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}
