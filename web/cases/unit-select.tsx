import type { Unit } from '#domain/people/unit.ts';
import { Select, type ComboboxItem, type OptionsFilter } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { fitSpelling } from '#domain/spelling.ts';
import { useWords } from '../i18n/use-words.ts';
import { recordsQuery } from '../state/records.ts';
import { useSpelling } from './use-spelling.ts';

interface UnitSelectProps {
  readonly label: string;
  /** Name of a unit; empty for none. */
  readonly value: string;
  readonly fault: string | undefined;
  readonly required: boolean;
  /** A unit that makes no sense here: the one that has the case already. */
  readonly except?: string;
  readonly onChange: (value: string) => void;
}

/** Chooses a unit by name, pinyin or initials. */
export function UnitSelect({ label, value, fault, required, except, onChange }: UnitSelectProps) {
  const { t } = useWords();
  const spell = useSpelling();
  const { data, isError } = useQuery(recordsQuery<Unit>('units'));
  const names = useMemo(
    () =>
      (data ?? [])
        .map(({ content }) => content.name)
        .filter((name) => name !== except)
        .sort((a, b) => a.localeCompare(b, 'zh-CN', { numeric: true })),
    [data, except],
  );
  const filter: OptionsFilter = ({ options, search }) => {
    const asked = search.trim().toLowerCase();
    return (options as ComboboxItem[]).filter(
      ({ label: name }) =>
        name.includes(asked) || (/^[a-z0-9]+$/.test(asked) && fitSpelling(spell(name), asked) !== undefined),
    );
  };
  return (
    <Select
      label={label}
      aria-label={label}
      error={fault ?? (isError ? t('cases.act.unitsFailed') : undefined)}
      withAsterisk={required}
      size="sm"
      data={names}
      value={value === '' ? null : value}
      onChange={(name) => onChange(name ?? '')}
      searchable
      selectFirstOptionOnChange
      clearable={!required}
      filter={filter}
      nothingFoundMessage={t('cases.act.noUnit')}
      checkIconPosition="right"
    />
  );
}
