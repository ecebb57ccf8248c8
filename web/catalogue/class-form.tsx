import { actions } from '#domain/actions.ts';
import { limitUnits } from '#domain/calendar/limit-units.ts';
import type { CaseClass, ClassKey } from '#domain/catalogue/case-class.ts';
import { classRecordId, type ClassContent } from '#domain/catalogue/case-classes.ts';
import type { RecordContent } from '#domain/record.ts';
import { responsibilityKinds } from '#domain/zones/collection.ts';
import { Button, Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Controller } from 'react-hook-form';
import { useWords } from '../i18n/use-words.ts';
import type { PageRecord } from '../state/records.ts';
import { RecordForm } from '../ui/record-form.tsx';
import { showToast } from '../ui/toast.tsx';
import { useSavedRecords } from '../ui/use-saved-records.ts';
import { toContent, toFields, type ClassFields } from './class-fields.ts';
import { limitSaid } from './limit-said.ts';
import classes from './catalogue.module.css';

interface ClassFormProps {
  readonly classKey: ClassKey;
  /** What the bureau says of it. */
  readonly record: PageRecord<ClassContent> | undefined;
  /** The standard's class as it would hold; undefined for one of the bureau's own. */
  readonly base: CaseClass | undefined;
  readonly calendars: ReadonlyArray<{ readonly value: string; readonly label: string }>;
  /** Fields above all others: the number of a new class. */
  readonly above?: ReactNode;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const range = { min: 0.25, max: 1000 };
const kind = 'case-classes';

/** What the bureau says of one class: over the standard's, or all of its own. */
export function ClassForm({ classKey, record, base, calendars, above, onDone, onCancel }: ClassFormProps) {
  const { t, say, language } = useWords();
  const { save, isPending } = useSavedRecords();
  const reset = async (of: PageRecord<ClassContent>) => {
    const edit = { kind, id: of.id, base: of.version, before: { ...of.content }, after: null };
    try {
      await save({ kind: `${kind}.reset`, edits: [edit] }, t('catalogue.isReset'));
      onDone();
    } catch {
      showToast({ words: t('catalogue.resetFailed'), isFault: true });
    }
  };
  return (
    <RecordForm<ClassFields>
      kind={kind}
      record={record as PageRecord | undefined}
      newId={classRecordId(classKey)}
      canDelete={base === undefined}
      toFields={(content: RecordContent | undefined) => toFields(content as Partial<ClassContent> | undefined, base)}
      toContent={(fields) => ({ ...toContent(classKey, fields, base) })}
      saved={(content) => t('catalogue.saved', { name: base?.[language] ?? String(content[language]) })}
      onDone={onDone}
      onCancel={onCancel}
      acts={
        record &&
        base && (
          <Button variant="default" size="xs" loading={isPending} onClick={() => void reset(record)}>
            {t('catalogue.reset', { limit: limitSaid(base.limit, t) })}
          </Button>
        )
      }
    >
      {({ register, control, formState: { errors } }) => (
        <>
          {above}
          {base === undefined &&
            (['zh', 'en'] as const).map((name) => (
              <TextInput
                key={name}
                label={t(`catalogue.names.${name}`)}
                {...(name === 'zh' && { description: t('catalogue.suffixHint') })}
                required
                maxLength={name === 'zh' ? 40 : 80}
                error={errors[name] && (errors[name].message || t('forms.required'))}
                {...register(name, { validate: (text) => text.trim() !== '' })}
              />
            ))}
          <div className={classes.pair}>
            <Controller
              control={control}
              name="limitAmount"
              rules={{ validate: (value) => Number(value) >= range.min && Number(value) <= range.max }}
              render={({ field }) => (
                <NumberInput
                  label={t('catalogue.limitTitle')}
                  {...field}
                  error={errors.limitAmount && t('settings.range', { from: range.min, to: range.max })}
                />
              )}
            />
            <Controller
              control={control}
              name="limitUnit"
              render={({ field }) => (
                <Select
                  label={t('catalogue.unit')}
                  allowDeselect={false}
                  data={Object.entries(limitUnits).map(([value, words]) => ({ value, label: say(words) }))}
                  {...field}
                />
              )}
            />
          </div>
          <Controller
            control={control}
            name="calendar"
            render={({ field }) => (
              <Select
                label={t('catalogue.calendar')}
                description={t('catalogue.calendarHint')}
                allowDeselect={false}
                data={calendars}
                {...field}
                error={errors.calendar && (errors.calendar.message || t('forms.required'))}
              />
            )}
          />
          <Controller
            control={control}
            name="responsibilityKind"
            render={({ field }) => (
              <Select
                label={t('catalogue.responsibility')}
                description={t('catalogue.responsibilityHint')}
                allowDeselect={false}
                data={Object.entries(responsibilityKinds).map(([value, words]) => ({ value, label: say(words) }))}
                {...field}
              />
            )}
          />
          <Controller
            control={control}
            name="action"
            render={({ field }) => (
              <Select
                label={t('catalogue.action')}
                allowDeselect={false}
                data={Object.entries(actions).map(([value, words]) => ({ value, label: `${value} ${say(words)}` }))}
                {...field}
              />
            )}
          />
          {(['filing', 'closing'] as const).map((name) => (
            <Textarea
              key={name}
              label={t(`catalogue.${name}`)}
              rows={3}
              maxLength={1000}
              error={errors[name]?.message}
              {...register(name)}
            />
          ))}
          <Checkbox label={t('catalogue.urgent')} description={t('catalogue.urgentHint')} {...register('urgent')} />
          <div className={classes.pair}>
            {(['code2013', 'code2007'] as const).map((name) => (
              <TextInput
                key={name}
                label={t(`catalogue.${name}`)}
                inputMode="numeric"
                maxLength={4}
                error={errors[name] && (errors[name].message || t('catalogue.earlierFault'))}
                {...register(name, { validate: (text) => /^(\d{4})?$/.test(text.trim()) })}
              />
            ))}
          </div>
          <Checkbox label={t('catalogue.retired')} description={t('catalogue.retiredHint')} {...register('retired')} />
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
