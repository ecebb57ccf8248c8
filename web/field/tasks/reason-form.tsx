import { Textarea } from '@mantine/core';
import type { CaseAct } from '#domain/cases/acts.ts';
import type { Words } from '#domain/collection.ts';
import standard from '#standards/phrases.json' with { type: 'json' };
import { useWords } from '../../i18n/use-words.ts';
import classes from '../frame/field.module.css';

interface ReasonInputProps {
  readonly act: CaseAct;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required?: boolean;
}

/** A reason: the usual ones at a touch, or in one's own words. */
export function ReasonInput({ act, label, value, onChange, required = true }: ReasonInputProps) {
  const { say } = useWords();
  const phrases = (standard.phrases as Readonly<Record<string, readonly Words[]>>)[act] ?? [];
  return (
    <div className={classes.section}>
      <Textarea
        className={classes.field!}
        label={label}
        withAsterisk={required}
        autosize
        minRows={2}
        maxRows={6}
        size="lg"
        maxLength={1000}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div className={classes.choices} style={{ marginTop: '0.5rem' }}>
        {phrases.map((phrase) => (
          <button
            key={phrase.en}
            type="button"
            className={classes.chip}
            aria-pressed={value === say(phrase)}
            onClick={() => onChange(say(phrase))}
          >
            {say(phrase)}
          </button>
        ))}
      </div>
    </div>
  );
}
