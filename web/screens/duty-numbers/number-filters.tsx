import { Button, CloseButton, Group, MultiSelect, Popover, Stack } from '@mantine/core';
import IconFilter from '@tabler/icons-react/dist/esm/icons/IconFilter.mjs';
import { useQuery } from '@tanstack/react-query';
import { valuesQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { narrowing, type NarrowingColumn, type NumbersAsked } from '../../numbers/asked.ts';
import { useColumnWords } from '../duty/column-words.ts';
import classes from './page.module.css';

interface NumberFiltersProps {
  readonly filters: NumbersAsked['filters'];
  readonly onChange: (filters: NumbersAsked['filters']) => void;
}

const columns = Object.keys(narrowing) as readonly NarrowingColumn[];

/** What the numbers are narrowed to: the choices in a sheet, what is set as chips. */
export function NumberFilters({ filters, onChange }: NumberFiltersProps) {
  const { t } = useWords();
  const { title, value } = useColumnWords();
  const set = columns.flatMap((column) => (filters[column] ?? []).map((one) => ({ column, one })));
  return (
    <Group gap="xs">
      <Popover position="bottom-start" width={320} trapFocus>
        <Popover.Target>
          <Button size="xs" variant="default" leftSection={<IconFilter size="1rem" aria-hidden />}>
            {t('numbers.filters')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown role="dialog" aria-label={t('numbers.filters')}>
          <Stack gap="xs">
            {columns.map((column) => (
              <ColumnChoice
                key={column}
                column={column}
                chosen={filters[column] ?? []}
                onChange={(values) => onChange({ ...filters, [column]: values })}
              />
            ))}
          </Stack>
        </Popover.Dropdown>
      </Popover>
      {set.map(({ column, one }) => {
        const words = `${title(column)}${t('labelSeparator')}${value(column, one)}`;
        return (
          <span key={`${column}/${one}`} className={classes.chip}>
            {words}
            <CloseButton
              size="xs"
              aria-label={t('filters.remove', { words })}
              onClick={() => onChange({ ...filters, [column]: (filters[column] ?? []).filter((kept) => kept !== one) })}
            />
          </span>
        );
      })}
    </Group>
  );
}

interface ColumnChoiceProps {
  readonly column: NarrowingColumn;
  readonly chosen: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

function ColumnChoice({ column, chosen, onChange }: ColumnChoiceProps) {
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
