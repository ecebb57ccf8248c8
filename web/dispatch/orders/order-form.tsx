import { Checkbox, Group, MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Controller } from 'react-hook-form';
import type { Crew } from '#domain/people/crew.ts';
import { useWords } from '../../i18n/use-words.ts';
import { recordsQuery, type PageRecord } from '../../state/records.ts';
import { useSession } from '../../state/session.ts';
import { RecordForm } from '../../ui/record-form.tsx';
import { toContent, toFields, type OrderFields } from './order-fields.ts';

/** A class of the catalogue, as one chooses it. */
export interface ClassOption {
  readonly value: string;
  readonly label: string;
}

interface OrderFormProps {
  readonly record: PageRecord | undefined;
  readonly classes: readonly ClassOption[];
  readonly onDone: () => void;
}

/** A standing order: which class, in which zone, at which hour, goes where by itself. */
export function OrderForm({ record, classes, onDone }: OrderFormProps) {
  const { t } = useWords();
  const { can } = useSession();
  const crews = useQuery(recordsQuery<Crew>('crews'));
  // 派遣 is ordered by the centre, 指派 by whoever assigns in the crew's unit; the server holds both against the unit.
  const mayAssign = can('case.endorse');
  const mayDispatch = !mayAssign || can('case.dispatch') || can('people.manage');
  return (
    <RecordForm<OrderFields>
      kind="standing-orders"
      record={record}
      canDelete
      toFields={(content) => ({ ...toFields(content), ...(content === undefined && { dispatch: mayDispatch }) })}
      toContent={toContent}
      saved={(content) => t('dispatch.orders.saved', { name: String(content['name']) })}
      onDone={onDone}
      onCancel={onDone}
    >
      {({ register, control, formState: { errors } }) => (
        <>
          <TextInput
            label={t('dispatch.orders.name')}
            required
            error={errors.name && (errors.name.message || t('forms.required'))}
            {...register('name', { validate: (text) => text.trim() !== '' })}
          />
          <Controller
            control={control}
            name="classes"
            render={({ field: { value, onChange } }) => (
              <MultiSelect
                label={t('dispatch.orders.classes')}
                description={t('dispatch.orders.anyClass')}
                searchable
                data={[...classes]}
                value={[...value]}
                onChange={onChange}
                nothingFoundMessage={t('dispatch.orders.noClass')}
              />
            )}
          />
          <Controller
            control={control}
            name="zones"
            render={({ field: { value, onChange } }) => (
              <TagsInput
                label={t('dispatch.orders.zones')}
                description={t('dispatch.orders.anyZone')}
                value={[...value]}
                onChange={onChange}
              />
            )}
          />
          <Group gap="xs" grow align="flex-start">
            <TextInput
              label={t('dispatch.orders.from')}
              placeholder="18:00"
              error={errors.startsAt?.message}
              {...register('startsAt')}
            />
            <TextInput
              label={t('dispatch.orders.until')}
              placeholder="22:00"
              error={errors.endsAt?.message}
              {...register('endsAt')}
            />
          </Group>
          {mayDispatch && (
            <Checkbox
              label={t('dispatch.orders.dispatch')}
              error={errors.dispatch?.message}
              {...register('dispatch')}
            />
          )}
          <Controller
            control={control}
            name="crew"
            render={({ field: { value, onChange } }) => (
              <Select
                label={t('dispatch.orders.crew')}
                description={t(mayAssign ? 'dispatch.orders.noCrew' : 'dispatch.orders.crewByUnit')}
                disabled={!mayAssign && value === ''}
                searchable
                clearable
                data={(crews.data ?? []).map(({ content: { name, unit } }) => ({
                  value: name,
                  label: `${name}${t('inBrackets', { words: unit })}`,
                }))}
                value={value === '' ? null : value}
                onChange={(crew) => onChange(crew ?? '')}
                error={errors.crew?.message}
              />
            )}
          />
          <Checkbox label={t('dispatch.orders.penalty')} {...register('penalty')} />
          <Controller
            control={control}
            name="skills"
            render={({ field: { value, onChange } }) => (
              <TagsInput
                label={t('dispatch.orders.skills')}
                data={[...new Set((crews.data ?? []).flatMap(({ content }) => content.skills ?? []))]}
                value={[...value]}
                onChange={onChange}
              />
            )}
          />
          <Checkbox label={t('dispatch.orders.enabled')} {...register('enabled')} />
        </>
      )}
    </RecordForm>
  );
}
