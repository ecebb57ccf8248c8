import { Button, CloseButton, Group, Popover, Select, Stack, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useDebouncedCallback } from '@mantine/hooks';
import IconFilter from '@tabler/icons-react/dist/esm/icons/IconFilter.mjs';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { useState, type Ref } from 'react';
import { findingStates, severities, type FindingState, type Severity } from '#domain/finding.ts';
import { isNarrowed, type FindingsAsked } from '../../checks/address.ts';
import { findingSorts, treatFilters, type FindingSort, type TreatFilter } from '../../checks/api.ts';
import type { Facets } from '../../checks/facets.ts';
import { useWords } from '../../i18n/use-words.ts';
import classes from './checks.module.css';

interface FindingsFiltersProps {
  readonly asked: FindingsAsked;
  readonly facets: Facets;
  readonly onAsk: (patch: Partial<FindingsAsked>, step?: 'push' | 'replace') => void;
  readonly field: Ref<HTMLInputElement>;
}

/** What the list is narrowed to: words at once, the rest in a sheet; what is set stands as chips below. */
export function FindingsFilters({ asked, facets, onAsk, field }: FindingsFiltersProps) {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const [words, setWords] = useState(asked.words);
  const [told, setTold] = useState(asked.words);
  // The address changed by itself (back, a link): the field follows.
  if (asked.words !== told) {
    setTold(asked.words);
    if (asked.words !== words.trim()) setWords(asked.words);
  }
  const tell = useDebouncedCallback((next: string) => onAsk({ words: next.trim() }, 'replace'), 250);
  return (
    <div className={classes.filters}>
      <div className={classes.filterLine}>
        <TextInput
          ref={field}
          size="xs"
          className={classes.filterWords}
          aria-label={t('checks.filters.words')}
          placeholder={t('checks.filters.words')}
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
        <Select
          size="xs"
          w="7rem"
          aria-label={t('checks.filters.sort')}
          allowDeselect={false}
          value={asked.sort}
          onChange={(sort) => onAsk({ sort: sort as FindingSort })}
          data={findingSorts.map((value) => ({ value, label: t(`checks.sorts.${value}`) }))}
        />
        <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} trapFocus>
          <Popover.Target>
            <Button
              size="xs"
              px="xs"
              variant="default"
              aria-label={t('checks.filters.title')}
              title={t('checks.filters.title')}
              onClick={() => setOpened(!opened)}
            >
              <IconFilter size="1rem" aria-hidden />
            </Button>
          </Popover.Target>
          <Popover.Dropdown role="dialog" aria-label={t('checks.filters.title')}>
            <Choices asked={asked} facets={facets} onAsk={onAsk} />
          </Popover.Dropdown>
        </Popover>
      </div>
      <Chips asked={asked} onAsk={onAsk} />
    </div>
  );
}

function Choices({ asked, facets, onAsk }: Pick<FindingsFiltersProps, 'asked' | 'facets' | 'onAsk'>) {
  const { t, say } = useWords();
  const inside = { comboboxProps: { withinPortal: false }, size: 'xs' } as const;
  const withCount = (label: string, count: number | undefined) =>
    count === undefined ? label : `${label}${t('inBrackets', { words: count })}`;
  const texts = (['unit', 'district', 'street'] as const).filter(
    (name) => facets[name].size > 0 || asked[name] !== undefined,
  );
  return (
    <Stack gap="xs">
      <Select
        {...inside}
        label={t('checks.filters.state')}
        allowDeselect={false}
        value={asked.state}
        onChange={(state) => onAsk({ state: state as FindingState | 'all' })}
        data={[
          ...Object.entries(findingStates).map(([value, words]) => ({ value, label: say(words) })),
          { value: 'all', label: t('checks.filters.allStates') },
        ]}
      />
      <Select
        {...inside}
        label={t('checks.filters.treat')}
        allowDeselect={false}
        value={asked.treat}
        onChange={(treat) => onAsk({ treat: treat as TreatFilter })}
        data={treatFilters.map((value) => ({ value, label: t(`checks.treatIs.${value}`) }))}
      />
      <Select
        {...inside}
        clearable
        label={t('checks.filters.severity')}
        value={asked.severity ?? null}
        onChange={(severity) => onAsk({ severity: (severity ?? undefined) as Severity } as Partial<FindingsAsked>)}
        data={Object.entries(severities).map(([value, words]) => ({
          value,
          label: withCount(say(words), facets.severity.get(value as Severity) ?? 0),
        }))}
      />
      {texts.map((name) => (
        <Select
          key={name}
          {...inside}
          clearable
          searchable
          label={t(`checks.filters.${name}`)}
          value={asked[name] ?? null}
          onChange={(value) => onAsk({ [name]: value ?? undefined })}
          data={[...new Set([...facets[name].keys(), ...(asked[name] ? [asked[name]] : [])])].map((value) => ({
            value,
            label: withCount(value, facets[name].get(value)),
          }))}
        />
      ))}
      <Group gap="xs" grow>
        {(['since', 'until'] as const).map((name) => (
          <DatePickerInput
            key={name}
            size="xs"
            clearable
            label={t(`checks.filters.${name}`)}
            valueFormat="YYYY-MM-DD"
            value={asked[name] ?? null}
            onChange={(day) => onAsk({ [name]: day ?? undefined })}
            popoverProps={{ withinPortal: false }}
          />
        ))}
      </Group>
    </Stack>
  );
}

/** What narrows the list, each with a way to take it away. */
function Chips({ asked, onAsk }: Pick<FindingsFiltersProps, 'asked' | 'onAsk'>) {
  const { t, say } = useWords();
  if (!isNarrowed(asked)) return null;
  const chips: Array<readonly [string, string, Partial<Record<keyof FindingsAsked, string | undefined>>]> = [];
  const put = (name: string, value: string | undefined, patch: (typeof chips)[number][2]) => {
    if (value !== undefined && value !== '') chips.push([name, value, patch]);
  };
  const state = asked.state === 'all' ? t('checks.filters.allStates') : say(findingStates[asked.state]);
  put('state', asked.state === 'open' ? undefined : state, { state: 'open' });
  put('treat', asked.treat === 'any' ? undefined : t(`checks.treatIs.${asked.treat}`), { treat: 'any' });
  put('severity', asked.severity && say(severities[asked.severity]), { severity: undefined });
  for (const name of ['unit', 'district', 'street', 'since', 'until'] as const) {
    put(name, asked[name], { [name]: undefined });
  }
  return (
    <div className={classes.chips}>
      {chips.map(([name, value, patch]) => (
        <span key={name} className={classes.chip}>
          <span>
            {t(`checks.filters.${name}`)}
            {t('labelSeparator')}
            {value}
          </span>
          <CloseButton
            size="xs"
            aria-label={t('checks.filters.without', { value })}
            onClick={() => onAsk(patch as Partial<FindingsAsked>)}
          />
        </span>
      ))}
    </div>
  );
}
