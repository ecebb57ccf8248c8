import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { valuesQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useColumnWords } from './column-words.ts';

interface ColumnChoiceProps {
  readonly column: string;
  readonly chosen: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** The values of a column of cases that are let through: those it may have, or those that there are. */
export function ColumnChoice({ column, chosen, onChange }: ColumnChoiceProps) {
  const { t } = useWords();
  const { title, value, closed } = useColumnWords();
  const known = closed(column);
  const answer = useQuery({ ...valuesQuery('cases', column), enabled: known === undefined });
  const values = known ?? answer.data?.values.map((row) => row.value) ?? [];
  return (
    <MultiSelect
      size="xs"
      label={title(column)}
      placeholder={chosen.length === 0 ? t('filters.choose') : ''}
      error={answer.isError ? t('filters.valuesFailed') : undefined}
      data={[...new Set([...values, ...chosen])].map((one) => ({ value: one, label: value(column, one) }))}
      value={[...chosen]}
      onChange={onChange}
      searchable
      clearable
      nothingFoundMessage={t('filters.noChoice')}
      comboboxProps={{ withinPortal: false }}
      maxDropdownHeight={240}
    />
  );
}
