import { Group, NumberInput, Select, Switch, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Controller, type UseFormReturn } from 'react-hook-form';
import type { NamedScene } from '#domain/wall/all-scenes.ts';
import type { Push } from '#domain/wall/push.ts';
import type { Wall } from '#domain/wall/wall.ts';
import { useWords } from '../../i18n/use-words.ts';
import { recordsQuery, type PageRecord } from '../../state/records.ts';
import { RecordForm } from '../../ui/record-form.tsx';
import { pushEdit } from '../push/push-edit.ts';
import { DayStrip } from './day-strip.tsx';
import { ShowsEditor } from './shows-editor.tsx';
import { slotsOf } from './slots.ts';
import { toWallContent, toWallFields, type WallFields } from './wall-fields.ts';

interface WallFormProps {
  readonly record: PageRecord<Wall> | undefined;
  readonly scenes: readonly NamedScene[];
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

/** One wall: how many screens, what they show when, what it does about urgent cases. */
export function WallForm({ record, scenes, onDone, onCancel }: WallFormProps) {
  const { t } = useWords();
  const pushes = useQuery(recordsQuery<Push>('wall-pushes'));
  const pushed = pushes.data?.find(({ id }) => id === record?.id);
  return (
    <RecordForm<WallFields>
      kind="walls"
      record={record as PageRecord | undefined}
      canDelete
      {...(pushed && { goesAlong: [pushEdit(pushed.id, pushed, null)] })}
      toFields={toWallFields}
      toContent={toWallContent}
      saved={(content) => t('wallDesk.walls.saved', { name: String(content['name']) })}
      onDone={onDone}
      onCancel={onCancel}
    >
      {(form) => <Fields form={form} scenes={scenes} />}
    </RecordForm>
  );
}

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

function Fields({
  form,
  scenes,
}: {
  readonly form: UseFormReturn<WallFields>;
  readonly scenes: readonly NamedScene[];
}) {
  const { t, say } = useWords();
  const {
    register,
    control,
    watch,
    formState: { errors },
  } = form;
  const [mode, columns, rows, shows] = watch(['mode', 'columns', 'rows', 'shows']);
  const choices = scenes.map(({ id, scene }) => ({
    value: id,
    label: say({ zh: scene.name, en: scene.nameEn ?? scene.name }),
  }));
  const slots = mode === 'each' ? slotsOf({ columns, rows }) : [];
  const isOwn = shows.some(({ column, row }) => column !== undefined || row !== undefined);
  return (
    <>
      <TextInput
        label={t('wallDesk.walls.name')}
        required
        maxLength={40}
        error={errors.name && (errors.name.message || t('forms.required'))}
        {...register('name', { validate: (text) => text.trim() !== '' })}
      />
      <Group grow align="start">
        {(['columns', 'rows'] as const).map((side) => (
          <Controller
            key={side}
            control={control}
            name={side}
            render={({ field }) => (
              <NumberInput
                label={t(`wallDesk.walls.${side}`)}
                min={1}
                max={side === 'columns' ? 8 : 4}
                allowDecimal={false}
                clampBehavior="strict"
                value={field.value}
                onChange={(value) => typeof value === 'number' && field.onChange(value)}
                onBlur={field.onBlur}
                error={errors[side]?.message}
              />
            )}
          />
        ))}
      </Group>
      <Controller
        control={control}
        name="mode"
        render={({ field }) => (
          <Select
            label={t('wallDesk.walls.mode')}
            description={t(`wallDesk.walls.modeHint.${field.value}`)}
            allowDeselect={false}
            data={(['each', 'across'] as const).map((value) => ({ value, label: t(`wallDesk.walls.modes.${value}`) }))}
            {...field}
          />
        )}
      />
      {mode === 'across' && columns * rows > 1 && (
        <Controller
          control={control}
          name="bezelMillimetres"
          render={({ field }) => (
            <NumberInput
              label={t('wallDesk.walls.bezel')}
              description={t('wallDesk.walls.bezelHint')}
              min={0}
              max={200}
              step={0.5}
              decimalScale={1}
              value={field.value}
              onChange={(value) => field.onChange(typeof value === 'number' ? value : '')}
              onBlur={field.onBlur}
              error={errors.bezelMillimetres?.message}
            />
          )}
        />
      )}
      <Controller
        control={control}
        name="shows"
        rules={{
          validate: (value) =>
            value.every(({ startsAt = '', endsAt = '' }) =>
              [startsAt, endsAt].every(
                (time) => time.trim() === '' || time.trim() === '24:00' || clock.test(time.trim()),
              ),
            ),
        }}
        render={({ field }) => (
          <ShowsEditor
            shows={field.value}
            scenes={choices}
            slots={slots}
            onChange={field.onChange}
            fault={errors.shows && (errors.shows.message || t('wallDesk.shows.hoursFault'))}
          />
        )}
      />
      {shows.length > 0 && (
        <DayStrip
          shows={shows.map(known)}
          slots={isOwn ? slots : []}
          nameOf={(id) => choices.find(({ value }) => value === id)?.label ?? id}
        />
      )}
      <Controller
        control={control}
        name="pinned"
        render={({ field }) => (
          <Select
            label={t('wallDesk.walls.pinned')}
            description={t('wallDesk.walls.pinnedHint')}
            clearable
            clearButtonProps={{ 'aria-label': t('wallDesk.walls.unpin') }}
            data={choices}
            value={field.value || null}
            onChange={(value) => field.onChange(value ?? '')}
            onBlur={field.onBlur}
            error={errors.pinned?.message}
          />
        )}
      />
      <TextInput
        label={t('wallDesk.walls.headline')}
        description={t('wallDesk.walls.headlineHint')}
        maxLength={100}
        error={errors.headline?.message}
        {...register('headline')}
      />
      <Switch label={t('wallDesk.walls.alarmSound')} {...register('alarmSound')} />
      <Switch label={t('wallDesk.walls.alarmFly')} {...register('alarmFly')} />
      <Group grow align="start">
        {(['quietFrom', 'quietUntil'] as const).map((edge) => (
          <TextInput
            key={edge}
            label={t(`wallDesk.walls.${edge}`)}
            placeholder={edge === 'quietFrom' ? '22:00' : '06:00'}
            error={errors[edge] && (errors[edge].message || t('wallDesk.walls.clockFault'))}
            {...register(edge, {
              validate: (text, { quietFrom, quietUntil }) =>
                (text.trim() === '' || clock.test(text.trim())) &&
                (quietFrom.trim() === '') === (quietUntil.trim() === ''),
            })}
          />
        ))}
      </Group>
      <Text size="xs" c="dimmed">
        {t('wallDesk.walls.quietHint')}
      </Text>
    </>
  );
}

/** A show with hours that are being typed runs as if they were not said. */
function known<S extends { readonly startsAt?: string; readonly endsAt?: string; readonly weekdays?: number[] }>({
  startsAt,
  endsAt,
  weekdays,
  ...show
}: S) {
  return {
    ...show,
    ...(startsAt !== undefined && clock.test(startsAt) && { startsAt }),
    ...(endsAt !== undefined && (endsAt === '24:00' || clock.test(endsAt)) && { endsAt }),
    ...(weekdays !== undefined && weekdays.length > 0 && { weekdays }),
  };
}
