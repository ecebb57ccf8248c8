import { Checkbox, NumberInput, Select, TagsInput, Text, Textarea, TextInput } from '@mantine/core';
import { DateInput, DateTimePicker } from '@mantine/dates';
import { formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import { instantOf } from './content.ts';
import type { Field } from './fields.ts';
import { PhotosInput } from '../ui/photos-input.tsx';
import classes from './registers.module.css';

interface FieldInputProps {
  readonly field: Field;
  readonly value: unknown;
  readonly fault: string | undefined;
  /** Differs from what is saved. */
  readonly isDirty: boolean;
  readonly readOnly: boolean;
  readonly onChange: (value: unknown) => void;
}

/** The control that fits a field's kind, with its unit, its fault, and a mark where it differs from what is saved. */
export function FieldInput({ field, value, fault, isDirty, readOnly, onChange }: FieldInputProps) {
  const { t, say, language } = useWords();
  const label = (
    <>
      {say(field.titles)}
      {isDirty && (
        <span className={classes.dirty} title={t('registers.changed')}>
          {' '}
          {t('registers.changedMark')}
        </span>
      )}
    </>
  );
  const shared = {
    label,
    'aria-label': say(field.titles),
    'data-field': field.key,
    error: fault,
    readOnly,
    withAsterisk: field.required && field.kind !== 'flag',
    size: 'sm',
  } as const;
  const unit = field.unit && { rightSection: <Text size="xs">{field.unit}</Text>, rightSectionWidth: '3rem' };
  switch (field.kind) {
    case 'text':
      return (
        <TextInput {...shared} value={String(value ?? '')} onChange={(event) => onChange(event.currentTarget.value)} />
      );
    case 'longText':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={2}
          maxRows={6}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'choice':
      return (
        <Select
          {...shared}
          data={Object.entries(field.words ?? {}).map(([key, words]) => ({ value: key, label: words[language] }))}
          value={(value as string | undefined) ?? null}
          onChange={(next) => onChange(next ?? undefined)}
          clearable={!field.required && !readOnly}
          searchable={Object.keys(field.words ?? {}).length > 8}
          checkIconPosition="right"
        />
      );
    case 'flag':
      return (
        <Checkbox
          label={label}
          aria-label={say(field.titles)}
          data-field={field.key}
          error={fault}
          checked={value === true}
          onChange={(event) => !readOnly && onChange(event.currentTarget.checked)}
        />
      );
    case 'number':
    case 'whole':
      return (
        <NumberInput
          {...shared}
          {...unit}
          value={typeof value === 'number' || typeof value === 'string' ? value : ''}
          onChange={(next) => onChange(next === '' ? undefined : next)}
          allowDecimal={field.kind === 'number'}
          hideControls
        />
      );
    case 'day':
      return (
        <DateInput
          {...shared}
          value={(value as string | undefined) ?? null}
          onChange={(next) => onChange(next ?? undefined)}
          valueFormat="YYYY-MM-DD"
          clearable={!field.required && !readOnly}
        />
      );
    case 'instant':
      return (
        <DateTimePicker
          {...shared}
          value={shanghaiOf(value)}
          onChange={(next) => onChange(next === null ? undefined : utcOf(next))}
          valueFormat="YYYY-MM-DD HH:mm"
          clearable={!field.required && !readOnly}
        />
      );
    case 'texts':
      return (
        <TagsInput {...shared} value={[...((value as readonly string[] | undefined) ?? [])]} onChange={onChange} />
      );
    case 'photos':
      return (
        <PhotosInput
          label={label}
          fault={fault}
          readOnly={readOnly}
          value={(value as readonly string[] | undefined) ?? []}
          onChange={onChange}
        />
      );
    case 'other':
      return <TextInput {...shared} readOnly value={value === undefined ? '' : JSON.stringify(value)} />;
  }
}

/** An instant as the picker wants it, in Asia/Shanghai without zone; null where there is none. */
function shanghaiOf(value: unknown): string | null {
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) return null;
  return `${formatInstant(Date.parse(value))}:00`;
}

/** What the picker gave, read in Asia/Shanghai (UTC+8 all year). */
function utcOf(text: string): string {
  return instantOf(Date.parse(`${text.replace(' ', 'T')}+08:00`));
}
