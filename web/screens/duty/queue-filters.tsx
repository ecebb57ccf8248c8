import {
  Button,
  CloseButton,
  Group,
  MultiSelect,
  Popover,
  SegmentedControl,
  Select,
  Stack,
  TextInput,
} from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useDebouncedCallback } from '@mantine/hooks';
import IconFilter from '@tabler/icons-react/dist/esm/icons/IconFilter.mjs';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { useQuery } from '@tanstack/react-query';
import { useState, type Ref } from 'react';
import { valuesQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { filterColumns, sorts, times, type QueueAsked, type Sort } from './address.ts';
import { useColumnWords } from './column-words.ts';
import { SavedMenu } from './saved-menu.tsx';
import classes from './duty.module.css';

interface QueueFiltersProps {
  readonly asked: QueueAsked;
  readonly onAsk: (patch: Partial<QueueAsked>, step?: 'push' | 'replace') => void;
  readonly field: Ref<HTMLInputElement>;
}

const together = ['bbox', 'numbers', 'hotspot'] as const;
type Together = (typeof together)[number];

/** What the queue is narrowed to: words at once, the rest in a sheet; what is set stands as chips below. */
export function QueueFilters({ asked, onAsk, field }: QueueFiltersProps) {
  const { t } = useWords();
  const { title, value } = useColumnWords();
  const [opened, setOpened] = useState(false);
  const [words, setWords] = useState(asked.words);
  const [told, setTold] = useState(asked.words);
  // The address changed by itself (back, a saved filter): the field follows.
  if (asked.words !== told) {
    setTold(asked.words);
    if (asked.words !== words.trim()) setWords(asked.words);
  }
  const tell = useDebouncedCallback((next: string) => onAsk({ words: next.trim() }, 'replace'), 250);
  const without = (column: string, gone: string) =>
    onAsk({ filters: { ...asked.filters, [column]: (asked.filters[column] ?? []).filter((kept) => kept !== gone) } });
  const days = asked.since ?? asked.until;
  return (
    <div className={classes.filters}>
      <div className={classes.filterLine}>
        <TextInput
          ref={field}
          size="xs"
          className={classes.filterWords}
          aria-label={t('duty.filters.words')}
          placeholder={t('duty.filters.words')}
          title={t('search.hint', { key: '/' })}
          leftSection={<IconSearch size="0.875rem" />}
          rightSection={
            words === '' ? null : (
              <CloseButton
                size="xs"
                aria-label={t('search.clear')}
                onClick={() => {
                  setWords('');
                  onAsk({ words: '' }, 'replace');
                }}
              />
            )
          }
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            tell(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return;
            event.stopPropagation();
            event.currentTarget.blur();
          }}
        />
        <Popover opened={opened} onChange={setOpened} position="bottom-start" width={320} trapFocus>
          <Popover.Target>
            <Button
              size="xs"
              variant="default"
              aria-label={t('duty.filters.title')}
              title={t('duty.filters.title')}
              onClick={() => setOpened(!opened)}
            >
              <IconFilter size="1rem" aria-hidden />
            </Button>
          </Popover.Target>
          <Popover.Dropdown role="dialog" aria-label={t('duty.filters.title')}>
            <Stack gap="xs">
              {filterColumns.map((column) => (
                <ColumnPicker
                  key={column}
                  column={column}
                  chosen={asked.filters[column] ?? []}
                  onChange={(values) => onAsk({ filters: { ...asked.filters, [column]: values } })}
                />
              ))}
              <Group gap="xs" wrap="nowrap" align="end">
                <Select
                  size="xs"
                  label={t('duty.filters.period')}
                  data={times.map((time) => ({ value: time, label: title(time) }))}
                  value={asked.time}
                  allowDeselect={false}
                  comboboxProps={{ withinPortal: false }}
                  onChange={(time) => time && onAsk({ time })}
                />
                <DatePickerInput
                  size="xs"
                  type="range"
                  valueFormat="YYYY-MM-DD"
                  aria-label={t('duty.filters.days')}
                  placeholder={t('duty.filters.days')}
                  allowSingleDateInRange
                  clearable
                  popoverProps={{ withinPortal: false }}
                  value={[asked.since?.slice(0, 10) ?? null, asked.until?.slice(0, 10) ?? null]}
                  onChange={([since, until]) => {
                    if (since === null) onAsk({ since: undefined, until: undefined } as Partial<QueueAsked>);
                    else if (until !== null) onAsk({ since, until });
                  }}
                  style={{ flex: 1 }}
                />
              </Group>
            </Stack>
          </Popover.Dropdown>
        </Popover>
        <SavedMenu asked={asked} onAsk={(saved) => onAsk(saved)} />
        <SegmentedControl
          size="xs"
          aria-label={t('duty.sort.label')}
          data={sorts.map((sort) => ({ value: sort, label: t(`duty.sort.${sort}`) }))}
          value={asked.sort}
          onChange={(sort) => onAsk({ sort: sort as Sort })}
        />
      </div>
      {(Object.keys(asked.filters).length > 0 || days !== undefined) && (
        <div className={classes.chips}>
          {Object.entries(asked.filters).flatMap(([column, values]) =>
            // The four sides of a box, the numbers of one list, and what a cell counts, mean something together only.
            together.includes(column as Together) ? (
              <Chip
                key={column}
                words={t(`duty.filters.${column as Together}`, { figures: values.length })}
                onRemove={() => onAsk({ filters: { ...asked.filters, [column]: [] } })}
              />
            ) : (
              values.map((one) => (
                <Chip
                  key={`${column}/${one}`}
                  words={`${title(column)}${t('labelSeparator')}${value(column, one)}`}
                  onRemove={() => without(column, one)}
                />
              ))
            ),
          )}
          {days !== undefined && (
            <Chip
              words={`${title(asked.time)} ${(asked.since ?? '').slice(0, 10)}–${(asked.until ?? '').slice(0, 10)}`}
              onRemove={() => onAsk({ since: undefined, until: undefined } as Partial<QueueAsked>)}
            />
          )}
        </div>
      )}
    </div>
  );
}

function Chip({ words, onRemove }: { readonly words: string; readonly onRemove: () => void }) {
  const { t } = useWords();
  return (
    <span className={classes.chip}>
      <span>{words}</span>
      <CloseButton size="xs" aria-label={t('duty.filters.remove', { words })} onClick={onRemove} />
    </span>
  );
}

interface ColumnPickerProps {
  readonly column: string;
  readonly chosen: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

function ColumnPicker({ column, chosen, onChange }: ColumnPickerProps) {
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
