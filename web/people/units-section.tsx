import { factsOf } from '#domain/collection.ts';
import { units as unitKind, type Unit } from '#domain/people/unit.ts';
import { Select, Table, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Controller } from 'react-hook-form';
import { useWords } from '../i18n/use-words.ts';
import { recordsQuery, type PageRecord } from '../state/records.ts';
import { RecordForm } from '../ui/record-form.tsx';
import { RecordTable } from '../ui/record-table.tsx';
import { adding, SectionFrame, type SectionProps } from '../ui/section.tsx';
import { treeOf, wouldStandAboveItself } from './unit-tree.ts';

interface Fields {
  readonly name: string;
  readonly kind: string;
  readonly district: string;
  readonly parent: string;
  readonly phone: string;
}

/** The units as a tree: who stands under whom. */
export function UnitsSection({ id, open }: SectionProps) {
  const { t, say } = useWords();
  const units = useQuery(recordsQuery<Unit>('units'));
  const tree = units.data && treeOf(units.data);
  const depth = new Map(tree?.map((node) => [node.record.id, node.depth]));
  const shown = units.data?.find((unit) => unit.id === id);
  const kinds = factsOf(unitKind.schema.properties['kind']!).words ?? {};
  const isOpen = id === adding || shown !== undefined;
  return (
    <SectionFrame
      title={t('admin.sections.units')}
      add={{ words: t('units.add'), run: () => open(adding) }}
      {...(isOpen && {
        form: {
          key: id!,
          title: shown?.content.name ?? t('units.add'),
          close: () => open(undefined),
          body: (
            <RecordForm<Fields>
              kind="units"
              record={shown as PageRecord | undefined}
              canDelete
              toFields={(content) => ({
                name: '',
                kind: 'squad',
                district: '',
                parent: '',
                phone: '',
                ...(content as Partial<Fields> | undefined),
              })}
              toContent={({ name, kind, ...others }) => ({
                name: name.trim(),
                kind,
                ...Object.fromEntries(
                  Object.entries(others)
                    .map(([key, text]) => [key, text.trim()])
                    .filter(([, text]) => text !== ''),
                ),
              })}
              saved={(content) => t('units.saved', { name: String(content['name']) })}
              onDone={(of) => open(units.data?.some((unit) => unit.id === of) === true && of === id ? of : undefined)}
              onCancel={() => open(undefined)}
            >
              {({ register, control, formState: { errors } }) => (
                <>
                  <TextInput
                    label={t('units.name')}
                    required
                    error={errors.name && (errors.name.message || t('forms.required'))}
                    {...register('name', { validate: (text) => text.trim() !== '' })}
                  />
                  <Controller
                    control={control}
                    name="kind"
                    render={({ field }) => (
                      <Select
                        label={t('units.kind')}
                        allowDeselect={false}
                        data={Object.entries(kinds).map(([value, words]) => ({ value, label: say(words) }))}
                        {...field}
                      />
                    )}
                  />
                  <Controller
                    control={control}
                    name="parent"
                    render={({ field }) => (
                      <Select
                        label={t('units.parent')}
                        searchable
                        clearable
                        clearButtonProps={{ 'aria-label': t('units.noParent') }}
                        placeholder={t('units.noParent')}
                        data={(units.data ?? [])
                          .filter((unit) => !wouldStandAboveItself(units.data ?? [], shown?.id, unit.id))
                          .map((unit) => ({ value: unit.id, label: unit.content.name }))}
                        value={field.value || null}
                        onChange={(value) => field.onChange(value ?? '')}
                        error={errors.parent?.message}
                      />
                    )}
                  />
                  <TextInput label={t('units.district')} error={errors.district?.message} {...register('district')} />
                  <TextInput label={t('units.phone')} error={errors.phone?.message} {...register('phone')} />
                </>
              )}
            </RecordForm>
          ),
        },
      })}
    >
      <RecordTable
        query={units}
        rows={tree?.map(({ record }) => record)}
        columns={[t('units.name'), t('units.kind'), t('units.district'), t('units.phone')]}
        nameOf={({ id: of, content }) => (
          <span style={{ paddingInlineStart: `${(depth.get(of) ?? 0) * 1.25}rem` }}>{content.name}</span>
        )}
        cells={({ content }) => (
          <>
            <Table.Td>{kinds[content.kind] && say(kinds[content.kind]!)}</Table.Td>
            <Table.Td>{content.district ?? t('missing')}</Table.Td>
            <Table.Td>{content.phone ?? t('missing')}</Table.Td>
          </>
        )}
        openId={id}
        onOpen={open}
        empty={t('units.none')}
      />
    </SectionFrame>
  );
}
