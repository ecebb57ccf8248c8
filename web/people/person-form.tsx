import type { Person } from '#domain/people/person.ts';
import type { Unit } from '#domain/people/unit.ts';
import type { RecordContent } from '#domain/record.ts';
import { Checkbox, Select, TagsInput, TextInput } from '@mantine/core';
import { Controller } from 'react-hook-form';
import { useWords } from '../i18n/use-words.ts';
import type { PageRecord } from '../state/records.ts';
import { RecordForm } from '../ui/record-form.tsx';
import { PersonAccess } from './person-access.tsx';
import { SeatEditor } from './seat-editor.tsx';

interface PersonFormProps {
  readonly record: PageRecord<Person> | undefined;
  readonly units: ReadonlyArray<PageRecord<Unit>>;
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

interface Fields {
  readonly username: string;
  readonly name: string;
  readonly unit: string;
  readonly seats: Person['seats'];
  readonly licensed: boolean;
  readonly skills: readonly string[];
  readonly disabled: boolean;
}

function toFields(content: RecordContent | undefined): Fields {
  const {
    username = '',
    name = '',
    unit = '',
    seats = [],
    licensed = false,
    skills = [],
    disabled = false,
  } = (content ?? {}) as Partial<Person>;
  return { username, name, unit, seats, licensed, skills, disabled };
}

/** The password's own date stays what it was: it is set with the password. */
function toContent(
  { unit, licensed, skills, disabled, ...rest }: Fields,
  before: RecordContent | undefined,
): RecordContent {
  const passwordAt = before?.['passwordAt'];
  return {
    ...rest,
    username: rest.username.trim(),
    name: rest.name.trim(),
    ...(unit !== '' && { unit }),
    ...(licensed && { licensed }),
    ...(skills.length > 0 && { skills }),
    ...(disabled && { disabled }),
    ...(passwordAt !== undefined && { passwordAt }),
  };
}

/** One person: who they are, their seats, and their access. */
export function PersonForm({ record, units, onDone, onCancel }: PersonFormProps) {
  const { t } = useWords();
  return (
    <RecordForm<Fields>
      kind="people"
      record={record as PageRecord | undefined}
      toFields={toFields}
      toContent={toContent}
      saved={(content) => t('people.saved', { name: String(content['name']) })}
      onDone={onDone}
      onCancel={onCancel}
      {...(record && { acts: <PersonAccess id={record.id} person={record.content} /> })}
    >
      {({ register, control, formState: { errors } }) => (
        <>
          <TextInput
            label={t('people.name')}
            required
            autoComplete="off"
            error={errors.name && (errors.name.message || t('forms.required'))}
            {...register('name', { validate: (text) => text.trim() !== '' })}
          />
          <TextInput
            label={t('people.username')}
            description={t('people.usernameRule')}
            required
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            error={errors.username && (errors.username.message || t('people.usernameRule'))}
            {...register('username', { pattern: /^\s*[a-z0-9][a-z0-9._-]{0,39}\s*$/, required: true })}
          />
          <Controller
            control={control}
            name="unit"
            render={({ field }) => (
              <Select
                label={t('people.unit')}
                searchable
                clearable
                clearButtonProps={{ 'aria-label': t('people.noUnit') }}
                data={units.map(({ id, content }) => ({ value: id, label: content.name }))}
                value={field.value || null}
                onChange={(value) => field.onChange(value ?? '')}
                onBlur={field.onBlur}
                error={errors.unit?.message}
              />
            )}
          />
          <Controller
            control={control}
            name="seats"
            render={({ field }) => (
              <SeatEditor
                seats={field.value}
                units={units}
                onChange={field.onChange}
                {...(errors.seats?.message !== undefined && { fault: errors.seats.message })}
              />
            )}
          />
          <Checkbox label={t('people.licensed')} {...register('licensed')} />
          <Controller
            control={control}
            name="skills"
            render={({ field }) => (
              <TagsInput
                label={t('positions.skills')}
                description={t('positions.skillsHint')}
                value={[...field.value]}
                onChange={field.onChange}
                onBlur={field.onBlur}
                error={errors.skills?.message}
              />
            )}
          />
          <Checkbox label={t('people.disable')} description={t('people.disableHint')} {...register('disabled')} />
        </>
      )}
    </RecordForm>
  );
}
