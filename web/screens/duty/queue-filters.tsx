import { Button, CloseButton, Group, Popover, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useDebouncedCallback } from '@mantine/hooks';
import IconFilter from '@tabler/icons-react/dist/esm/icons/IconFilter.mjs';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { useState, type Ref } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { filterColumns, sorts, times, type QueueAsked, type Sort } from './address.ts';
import { ColumnChoice } from './column-choice.tsx';
import { useColumnWords } from './column-words.ts';
import { FilterChip } from './filter-chip.tsx';
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
                <ColumnChoice
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
              <FilterChip
                key={column}
                words={t(`duty.filters.${column as Together}`, { figures: values.length })}
                onRemove={() => onAsk({ filters: { ...asked.filters, [column]: [] } })}
              />
            ) : (
              values.map((one) => (
                <FilterChip
                  key={`${column}/${one}`}
                  words={`${title(column)}${t('labelSeparator')}${value(column, one)}`}
                  onRemove={() => without(column, one)}
                />
              ))
            ),
          )}
          {days !== undefined && (
            <FilterChip
              words={`${title(asked.time)} ${(asked.since ?? '').slice(0, 10)}–${(asked.until ?? '').slice(0, 10)}`}
              onRemove={() => onAsk({ since: undefined, until: undefined } as Partial<QueueAsked>)}
            />
          )}
        </div>
      )}
    </div>
  );
}
