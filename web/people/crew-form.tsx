import type { ShiftPlan } from '#domain/duty/shift-plans.ts';
import { vehicles, type Crew } from '#domain/people/crew.ts';
import type { Unit } from '#domain/people/unit.ts';
import type { RecordContent } from '#domain/record.ts';
import { MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Controller } from 'react-hook-form';
import { useWords } from '../i18n/use-words.ts';
import { recordsQuery, type PageRecord } from '../state/records.ts';
import { RecordForm } from '../ui/record-form.tsx';
import { useMembers } from './use-members.ts';

interface CrewFormProps {
  readonly record: PageRecord<Crew> | undefined;
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

interface Fields {
  readonly name: string;
  readonly unit: string;
  readonly members: string[];
  readonly vehicle: Crew['vehicle'];
  readonly plate: string;
  readonly shift: string;
  readonly post: string;
  readonly zone: string;
  readonly skills: string[];
  readonly phone: string;
}

const toFields = (content: RecordContent | undefined): Fields => ({
  name: '',
  unit: '',
  members: [],
  vehicle: 'ebike',
  plate: '',
  shift: '',
  post: '',
  zone: '',
  skills: [],
  phone: '',
  ...(content as Partial<Fields> | undefined),
});

/** What is empty is left out. */
function toContent({ name, unit, members, vehicle, skills, ...texts }: Fields): RecordContent {
  return {
    name: name.trim(),
    unit,
    members,
    vehicle,
    ...Object.fromEntries(
      Object.entries(texts)
        .map(([key, text]) => [key, text.trim()])
        .filter(([, text]) => text !== ''),
    ),
    ...(skills.length > 0 && { skills }),
  };
}

/** One crew: of which unit, who, with what, when and where. The first member leads. */
export function CrewForm({ record, onDone, onCancel }: CrewFormProps) {
  const { t } = useWords();
  return (
    <RecordForm<Fields>
      kind="crews"
      record={record as PageRecord | undefined}
      canDelete
      toFields={toFields}
      toContent={toContent}
      saved={(content) => t('positions.crew.saved', { name: String(content['name']) })}
      onDone={onDone}
      onCancel={onCancel}
    >
      {(form) => <CrewFields form={form} />}
    </RecordForm>
  );
}

function CrewFields({
  form: {
    register,
    control,
    watch,
    formState: { errors },
  },
}: {
  readonly form: Parameters<Parameters<typeof RecordForm<Fields>>[0]['children']>[0];
}) {
  const { t, say } = useWords();
  const units = useQuery(recordsQuery<Unit>('units'));
  const shifts = useQuery(recordsQuery<ShiftPlan>('shift-plans'));
  const unit = watch('unit');
  const members = useMembers(unit, watch('members'));
  return (
    <>
      <TextInput
        label={t('positions.crew.name')}
        required
        error={errors.name && (errors.name.message || t('forms.required'))}
        {...register('name', { validate: (text) => text.trim() !== '' })}
      />
      <Controller
        control={control}
        name="unit"
        rules={{ required: true }}
        render={({ field }) => (
          <Select
            label={t('positions.crew.unit')}
            required
            searchable
            data={(units.data ?? []).map(({ content }) => content.name)}
            value={field.value || null}
            onChange={(value) => field.onChange(value ?? '')}
            onBlur={field.onBlur}
            error={errors.unit && (errors.unit.message || t('forms.required'))}
          />
        )}
      />
      <Controller
        control={control}
        name="members"
        render={({ field }) => (
          <MultiSelect
            label={t('positions.crew.members')}
            description={t('positions.crew.membersHint')}
            searchable
            limit={100}
            data={members.map(({ id, name, licensed }) => ({
              value: id,
              label: licensed ? t('positions.crew.licensed', { name }) : name,
            }))}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            error={errors.members?.message}
          />
        )}
      />
      <Controller
        control={control}
        name="vehicle"
        render={({ field }) => (
          <Select
            label={t('positions.crew.vehicle')}
            allowDeselect={false}
            data={Object.entries(vehicles).map(([value, words]) => ({ value, label: say(words) }))}
            {...field}
          />
        )}
      />
      <TextInput label={t('positions.crew.plate')} error={errors.plate?.message} {...register('plate')} />
      <Controller
        control={control}
        name="shift"
        render={({ field }) => (
          <Select
            label={t('positions.crew.shift')}
            description={t('positions.crew.shiftHint')}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('positions.crew.noShift') }}
            data={(shifts.data ?? [])
              .filter(({ content }) => content.unit === unit || content.name === field.value)
              .map(({ content }) => content.name)}
            value={field.value || null}
            onChange={(value) => field.onChange(value ?? '')}
            onBlur={field.onBlur}
            error={errors.shift?.message}
          />
        )}
      />
      <TextInput label={t('positions.crew.post')} error={errors.post?.message} {...register('post')} />
      <TextInput
        label={t('positions.crew.zone')}
        description={t('positions.crew.zoneHint')}
        error={errors.zone?.message}
        {...register('zone')}
      />
      <Controller
        control={control}
        name="skills"
        render={({ field }) => (
          <TagsInput
            label={t('positions.skills')}
            description={t('positions.skillsHint')}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            error={errors.skills?.message}
          />
        )}
      />
      <TextInput label={t('positions.crew.phone')} error={errors.phone?.message} {...register('phone')} />
    </>
  );
}
