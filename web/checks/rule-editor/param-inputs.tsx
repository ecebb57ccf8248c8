import {
  Button,
  Checkbox,
  Fieldset,
  Input,
  MultiSelect,
  NumberInput,
  Select,
  TagsInput,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { DateInput } from '@mantine/dates';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { useState } from 'react';
import type { TSchema } from 'typebox';
import type { Selection, Where } from '#domain/checks/params.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ToolButton } from '../../ui/tool-button.tsx';
import {
  blankOf,
  blankParams,
  collectionIn,
  collectionOf,
  paramFields,
  rowSchema,
  type ParamField,
} from './param-shape.ts';
import { CollectionSelect, PropertiesSelect, PropertySelect } from './property-choosers.tsx';
import type { RuleFaults } from './rule-faults.ts';
import type { Params } from './rule-fields.ts';
import { WhereEditor } from './where-editor.tsx';
import { closedList } from '../closed-list.ts';
import classes from './rule-editor.module.css';

interface GroupProps {
  readonly schema: TSchema;
  readonly value: Params;
  /** JSON Pointer of the group in the rule. */
  readonly pointer: string;
  readonly faults: RuleFaults;
  /** The collection that names of properties mean where the group names none itself. */
  readonly about?: string | undefined;
  readonly onChange: (value: Params) => void;
}

/** The fields of a group of parameters, made from their declaration. */
export function ParamInputs({ schema, value, pointer, faults, about, onChange }: GroupProps) {
  const fields = paramFields(schema);
  const own = collectionIn(fields, value) ?? about;
  return fields.map((field) => (
    <ParamInput
      key={field.key}
      field={field}
      value={value[field.key]}
      pointer={`${pointer}/${field.key}`}
      faults={faults}
      of={collectionOf(field, fields, value, about)}
      about={own}
      onChange={(next) => {
        const { [field.key]: _, ...rest } = value;
        onChange(next === undefined ? rest : { ...rest, [field.key]: next });
      }}
    />
  ));
}

interface InputProps {
  readonly field: ParamField;
  readonly value: unknown;
  readonly pointer: string;
  readonly faults: RuleFaults;
  /** The collection whose properties the field means. */
  readonly of: string | undefined;
  /** The one that the fields around it name. */
  readonly about: string | undefined;
  readonly onChange: (value: unknown) => void;
}

function ParamInput({ field, value, pointer, faults, of, about, onChange }: InputProps) {
  const { t, say } = useWords();
  const label = say(field.titles);
  const fault = faults.within(pointer);
  const shared = { label, error: fault, withAsterisk: field.required } as const;
  const chooser = { label, error: fault, required: field.required };
  const text = typeof value === 'string' ? value : undefined;
  const list = Array.isArray(value) ? (value as readonly string[]) : [];
  // What is optional and holds parts of its own is switched on first.
  const wanted = (
    <Checkbox
      label={t('checkTools.editor.wanted', { name: label })}
      checked={value !== undefined}
      onChange={(event) => onChange(event.currentTarget.checked ? blankOf(field) : undefined)}
    />
  );
  const words = Object.entries(field.words ?? {}).map(([key, said]) => ({ value: key, label: say(said) }));
  switch (field.kind) {
    case 'flag':
      return (
        <Checkbox
          label={label}
          error={fault}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...shared}
          value={typeof value === 'number' || typeof value === 'string' ? value : ''}
          onChange={(next) => onChange(next === '' ? undefined : next)}
          allowDecimal={!field.isWhole}
          {...(field.unit !== undefined && {
            rightSection: <Text size="xs">{field.unit}</Text>,
            rightSectionWidth: '3rem',
          })}
          hideControls
          {...rangeHint(field)}
        />
      );
    case 'choice':
      return (
        <Select
          comboboxProps={closedList}
          {...shared}
          data={words}
          value={text ?? null}
          onChange={(next) => onChange(next ?? undefined)}
          clearable={!field.required}
          allowDeselect={!field.required}
        />
      );
    case 'choices':
      return <MultiSelect comboboxProps={closedList} {...shared} data={words} value={[...list]} onChange={onChange} />;
    case 'day':
      return (
        <DateInput
          {...shared}
          value={text ?? null}
          onChange={(next) => onChange(next ?? undefined)}
          valueFormat="YYYY-MM-DD"
          clearable={!field.required}
        />
      );
    case 'texts':
      return (
        <TagsInput comboboxProps={closedList} {...shared} value={[...list]} onChange={onChange} acceptValueOnBlur />
      );
    case 'text':
      return (
        <TextInput
          {...shared}
          value={text ?? ''}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      );
    case 'collection':
      return <CollectionSelect {...chooser} value={text} onChange={onChange} />;
    case 'property':
      return <PropertySelect {...chooser} of={of} value={text} onChange={onChange} />;
    case 'properties':
      return <PropertiesSelect {...chooser} of={of} value={list} onChange={onChange} />;
    case 'where':
      return field.required || value !== undefined ? (
        <>
          {!field.required && wanted}
          <WhereEditor label={label} error={fault} of={of} value={(value ?? {}) as Where} onChange={onChange} />
        </>
      ) : (
        wanted
      );
    case 'selection':
      return (
        <SelectionInput
          {...chooser}
          pointer={pointer}
          faults={faults}
          value={value as Selection | undefined}
          onChange={onChange}
        />
      );
    case 'rows':
      return (
        <RowsInput
          field={field}
          label={label}
          pointer={pointer}
          faults={faults}
          about={about}
          value={(value ?? []) as readonly Params[]}
          onChange={onChange}
        />
      );
    case 'group':
      return (
        <Fieldset legend={label} className={classes.group}>
          {!field.required && wanted}
          {value !== undefined && (
            <ParamInputs
              schema={field.schema}
              value={value as Params}
              pointer={pointer}
              faults={faults}
              about={about}
              onChange={onChange}
            />
          )}
        </Fieldset>
      );
    case 'other':
      return <OtherInput label={label} required={field.required} error={fault} value={value} onChange={onChange} />;
  }
}

interface SelectionInputProps {
  readonly label: string;
  readonly required: boolean;
  readonly pointer: string;
  readonly faults: RuleFaults;
  readonly value: Selection | undefined;
  readonly onChange: (value: Selection | undefined) => void;
}

function SelectionInput({ label, required, pointer, faults, value, onChange }: SelectionInputProps) {
  const { t } = useWords();
  return (
    <Fieldset legend={label} className={classes.group}>
      <CollectionSelect
        label={t('checkTools.editor.collection')}
        required={required}
        error={faults.at(pointer) ?? faults.at(`${pointer}/collection`)}
        value={value?.collection}
        onChange={(collection) => onChange(collection === undefined ? undefined : { collection, where: {} })}
      />
      {value !== undefined && value.collection !== '' && (
        <WhereEditor
          label={t('checkTools.editor.where')}
          of={value.collection}
          value={value.where}
          error={faults.within(`${pointer}/where`)}
          onChange={(where) => onChange({ ...value, where })}
        />
      )}
    </Fieldset>
  );
}

interface RowsInputProps {
  readonly field: ParamField;
  readonly label: string;
  readonly pointer: string;
  readonly faults: RuleFaults;
  readonly about: string | undefined;
  readonly value: readonly Params[];
  readonly onChange: (value: readonly Params[] | undefined) => void;
}

function RowsInput({ field, label, pointer, faults, about, value, onChange }: RowsInputProps) {
  const { t } = useWords();
  const schema = rowSchema(field);
  const change = (rows: readonly Params[]) => onChange(rows.length === 0 && !field.required ? undefined : rows);
  return (
    <Input.Wrapper
      label={label}
      error={faults.at(pointer)}
      withAsterisk={field.required}
      role="group"
      aria-label={label}
    >
      <div className={classes.rows}>
        {value.map((row, i) => (
          <div key={i} className={classes.row} role="group" aria-label={t('checkTools.editor.row', { number: i + 1 })}>
            <div className={classes.rowFields}>
              <ParamInputs
                schema={schema}
                value={row}
                pointer={`${pointer}/${i}`}
                faults={faults}
                about={about}
                onChange={(next) => change(value.map((one, at) => (at === i ? next : one)))}
              />
            </div>
            <ToolButton
              label={t('checkTools.editor.removeRow', { number: i + 1 })}
              onClick={() => change(value.filter((_, at) => at !== i))}
              size="md"
            >
              <IconTrash size="1rem" />
            </ToolButton>
          </div>
        ))}
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size="0.875rem" aria-hidden />}
          onClick={() => change([...value, blankParams(schema)])}
        >
          {t('checkTools.editor.addRow')}
        </Button>
      </div>
    </Input.Wrapper>
  );
}

interface OtherInputProps {
  readonly label: string;
  readonly required: boolean;
  readonly error: string | undefined;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** What has no field of its own is written as JSON. */
function OtherInput({ label, required, error, value, onChange }: OtherInputProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState(() => (value === undefined ? '' : JSON.stringify(value)));
  const [isBroken, setBroken] = useState(false);
  return (
    <Textarea
      label={label}
      withAsterisk={required}
      autosize
      error={isBroken ? t('checkTools.faults.json') : error}
      value={typed}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        try {
          onChange(next.trim() === '' ? undefined : JSON.parse(next));
          setBroken(false);
        } catch {
          setBroken(true);
        }
      }}
    />
  );
}

function rangeHint({ minimum, maximum }: ParamField) {
  if (minimum === undefined || maximum === undefined) return {};
  return { placeholder: `${minimum}–${maximum}` };
}
