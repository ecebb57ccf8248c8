import { Autocomplete, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Unit } from '#domain/people/unit.ts';
import { useWords } from '../../i18n/use-words.ts';
import { recordsQuery } from '../../state/records.ts';
import type { ListSaid } from './list-said.ts';

interface ListFieldsProps {
  readonly value: ListSaid;
  readonly onChange: (value: ListSaid) => void;
}

/** The fields of a work list: its name, who sets it right, by when, and what else there is to say. */
export function ListFields({ value, onChange }: ListFieldsProps) {
  const { t } = useWords();
  const units = useQuery(recordsQuery<Unit>('units'));
  const names = useMemo(
    () =>
      [...new Set((units.data ?? []).map(({ content }) => content.name))].sort((a, b) =>
        a.localeCompare(b, 'zh-CN', { numeric: true }),
      ),
    [units.data],
  );
  return (
    <Stack gap="sm">
      <TextInput
        label={t('treating.list.name')}
        data-autofocus
        required
        maxLength={100}
        value={value.name}
        error={value.name.trim() === '' ? t('forms.required') : undefined}
        onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
      />
      <Group gap="sm" grow preventGrowOverflow={false} align="flex-start">
        <Autocomplete
          label={t('treating.list.unit')}
          data={names}
          limit={50}
          maxLength={100}
          value={value.unit}
          onChange={(unit) => onChange({ ...value, unit })}
        />
        <DateInput
          label={t('treating.list.dueOn')}
          clearable
          value={value.dueOn === '' ? null : value.dueOn}
          valueFormat="YYYY-MM-DD"
          onChange={(dueOn) => onChange({ ...value, dueOn: dueOn ?? '' })}
        />
      </Group>
      <Textarea
        label={t('treating.list.note')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1000}
        value={value.note}
        onChange={(event) => onChange({ ...value, note: event.currentTarget.value })}
      />
    </Stack>
  );
}
