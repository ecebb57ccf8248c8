import { Button, CloseButton, Group, MultiSelect, Popover, Stack } from '@mantine/core';
import IconFilter from '@tabler/icons-react/dist/esm/icons/IconFilter.mjs';
import { useQuery } from '@tanstack/react-query';
import { valuesQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useColumnWords } from './column-words.ts';
import classes from './duty.module.css';

type Filters<C extends string> = Readonly<Partial<Record<C, readonly string[]>>>;

interface ColumnFiltersProps<C extends string> {
  /** Columns of a case that one may narrow by. */
  readonly columns: readonly C[];
  readonly filters: Filters<C>;
  readonly onChange: (filters: Filters<C>) => void;
}

/** What cases are narrowed to by column: the choices in a sheet, what is set as chips. */
export function ColumnFilters<C extends string>({ columns, filters, onChange }: ColumnFiltersProps<C>) {
  const { t } = useWords();
  const { title, value } = useColumnWords();
  const set = columns.flatMap((column) => (filters[column] ?? []).map((one) => ({ column, one })));
  const narrow = (column: C, values: readonly string[]) => onChange({ ...filters, [column]: values } as Filters<C>);
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
                onChange={(values) => narrow(column, values)}
              />
            ))}
          </Stack>
        </Popover.Dropdown>
      </Popover>
      {set.map(({ column, one }) => {
        const words = `${title(column)}${t('labelSeparator')}${value(column, one)}`;
        return (
          <span key={`${column}/${one}`} className={classes.chip}>
            <span>{words}</span>
            <CloseButton
              size="xs"
              aria-label={t('filters.remove', { words })}
              onClick={() =>
                narrow(
                  column,
                  (filters[column] ?? []).filter((kept) => kept !== one),
                )
              }
            />
          </span>
        );
      })}
    </Group>
  );
}

interface ColumnChoiceProps {
  readonly column: string;
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
