import type { CalendarContent } from '#domain/calendar/calendars.ts';
import type { Season } from '#domain/calendar/seasons.ts';
import type { RecordContent } from '#domain/record.ts';
import { Checkbox, Input, Textarea, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { Controller } from 'react-hook-form';
import { useWords } from '../i18n/use-words.ts';
import type { PageRecord } from '../state/records.ts';
import { RecordForm } from '../ui/record-form.tsx';
import { HoursEditor } from './hours-editor.tsx';
import { SeasonsEditor } from './seasons-editor.tsx';

interface CalendarFormProps {
  /** The bureau's calendar. */
  readonly record: PageRecord<CalendarContent> | undefined;
  /** The standard one that the bureau is about to set otherwise. */
  readonly standard: PageRecord<CalendarContent> | undefined;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

interface Fields {
  readonly zh: string;
  readonly en: string;
  readonly hours: CalendarContent['hours'];
  readonly seasons: readonly Season[];
  readonly workdaysOnly: boolean;
  readonly closedOn: readonly string[];
  readonly openOn: readonly string[];
  readonly source: string;
}

/** One calendar: hours, seasons, working days, days off and made-up days beside the public ones. */
export function CalendarForm({ record, standard, onDone, onCancel }: CalendarFormProps) {
  const { t, language } = useWords();
  const toFields = (content: RecordContent | undefined): Fields => {
    const { zh, en, hours, seasons, workdaysOnly, closedOn, openOn, source } = (content ??
      standard?.content ??
      {}) as Partial<CalendarContent>;
    return {
      zh: zh ?? '',
      en: en ?? '',
      hours: hours ?? [['08:00', '12:00']],
      seasons: seasons ?? [],
      workdaysOnly: workdaysOnly ?? true,
      closedOn: closedOn ?? [],
      openOn: openOn ?? [],
      source: content === undefined ? '' : (source ?? ''),
    };
  };
  return (
    <RecordForm<Fields>
      kind="calendars"
      record={record as PageRecord | undefined}
      {...(standard && { newId: standard.id })}
      canDelete
      toFields={toFields}
      toContent={({ zh, en, source, closedOn, openOn, hours, seasons, workdaysOnly }) => ({
        zh: zh.trim(),
        en: en.trim(),
        hours,
        ...(seasons.length > 0 && { seasons }),
        workdaysOnly,
        ...(closedOn.length > 0 && { closedOn: [...closedOn].sort() }),
        ...(openOn.length > 0 && { openOn: [...openOn].sort() }),
        source: source.trim(),
      })}
      saved={(content) => t('calendars.saved', { name: String(content[language]) })}
      onDone={onDone}
      onCancel={onCancel}
    >
      {({ register, control, getValues, formState: { errors } }) => (
        <>
          {(['zh', 'en'] as const).map((name) => (
            <TextInput
              key={name}
              label={t(`calendars.names.${name}`)}
              required
              maxLength={40}
              error={errors[name] && (errors[name].message || t('forms.required'))}
              {...register(name, { validate: (text) => text.trim() !== '' })}
            />
          ))}
          <Controller
            control={control}
            name="hours"
            render={({ field }) => (
              <HoursEditor
                hours={field.value}
                onChange={field.onChange}
                fault={errors.hours ? t('calendars.hoursFault') : undefined}
              />
            )}
          />
          <Controller
            control={control}
            name="seasons"
            render={({ field }) => (
              <SeasonsEditor
                seasons={field.value}
                onChange={field.onChange}
                usual={getValues('hours')}
                fault={errors.seasons && (errors.seasons.message || t('calendars.seasonsFault'))}
              />
            )}
          />
          <Checkbox
            label={t('calendars.workdaysOnly')}
            description={t('calendars.workdaysHint')}
            {...register('workdaysOnly')}
          />
          {(['closedOn', 'openOn'] as const).map((name) => (
            <Controller
              key={name}
              control={control}
              name={name}
              render={({ field }) => (
                <Input.Wrapper error={errors[name] && t('calendars.daysFault')}>
                  <DatePickerInput
                    type="multiple"
                    label={t(`calendars.${name}`)}
                    placeholder={t('calendars.noDays')}
                    clearable
                    valueFormat="YYYY-MM-DD"
                    monthLabelFormat={t('period.monthFormat')}
                    yearLabelFormat={t('period.yearFormat')}
                    value={[...field.value]}
                    onChange={field.onChange}
                  />
                </Input.Wrapper>
              )}
            />
          ))}
          <Textarea
            label={t('settings.source')}
            description={t('settings.sourceHint')}
            required
            rows={2}
            maxLength={200}
            error={errors.source && (errors.source.message || t('forms.required'))}
            {...register('source', { validate: (text) => text.trim() !== '' })}
          />
        </>
      )}
    </RecordForm>
  );
}
