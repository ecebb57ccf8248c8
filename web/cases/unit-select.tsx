import type { Unit } from '#domain/people/unit.ts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { recordsQuery } from '../state/records.ts';
import { SpelledSelect } from './spelled-select.tsx';

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

/** Chooses a unit. */
export function UnitSelect({ except, fault, ...props }: UnitSelectProps) {
  const { t } = useWords();
  const { data, isError } = useQuery(recordsQuery<Unit>('units'));
  const options = useMemo(
    () =>
      (data ?? [])
        .map(({ content }) => content.name)
        .filter((name) => name !== except)
        .sort((a, b) => a.localeCompare(b, 'zh-CN', { numeric: true }))
        .map((name) => ({ value: name, label: name })),
    [data, except],
  );
  return (
    <SpelledSelect
      {...props}
      fault={fault ?? (isError ? t('cases.act.unitsFailed') : undefined)}
      options={options}
      nothing={t('cases.act.noUnit')}
    />
  );
}
