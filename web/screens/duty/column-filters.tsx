import { Button, Group, Popover, Stack } from '@mantine/core';
import IconFilter from '@tabler/icons-react/dist/esm/icons/IconFilter.mjs';
import { useWords } from '../../i18n/use-words.ts';
import { ColumnChoice } from './column-choice.tsx';
import { useColumnWords } from './column-words.ts';
import { FilterChip } from './filter-chip.tsx';

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
        const left = (filters[column] ?? []).filter((kept) => kept !== one);
        return <FilterChip key={`${column}/${one}`} words={words} onRemove={() => narrow(column, left)} />;
      })}
    </Group>
  );
}
