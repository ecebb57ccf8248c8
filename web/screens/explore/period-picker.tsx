import { Button, Divider, Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import IconCalendar from '@tabler/icons-react/dist/esm/icons/IconCalendar.mjs';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import { useState, type KeyboardEvent } from 'react';
import type { TFunction } from 'i18next';
import { useWords } from '../../i18n/use-words.ts';
import { periodOf, periodPresets, presetOf, type Period } from '../../state/period.ts';
import classes from './explore.module.css';

/** A period in words: the preset's name where it means one today, its days otherwise. */
export function periodWords(period: Period, today: string, t: TFunction): string {
  const preset = presetOf(period, today);
  if (preset) return t(`period.${preset}`);
  if (period.kind === 'current') return t('period.currentSince', { day: period.since });
  if (period.kind === 'days') return t('period.range', { first: period.first, last: period.last });
  return t('period.all');
}

interface PeriodPickerProps {
  readonly period: Period;
  /** Day in Asia/Shanghai, "YYYY-MM-DD". */
  readonly today: string;
  readonly onChange: (period: Period) => void;
}

/** Which cases: ready-made periods, or days of one's own. */
export function PeriodPicker({ period, today, onChange }: PeriodPickerProps) {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const [days, setDays] = useState<[string | null, string | null]>([null, null]);
  const preset = presetOf(period, today);
  const choose = (chosen: Period) => {
    onChange(chosen);
    setOpened(false);
  };
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      trapFocus
      onOpen={() => setDays(period.kind === 'days' ? [period.first, period.last] : [null, null])}
    >
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          className={classes.period}
          leftSection={<IconCalendar size="1rem" />}
          aria-label={`${t('period.label')}${t('labelSeparator')}${periodWords(period, today, t)}`}
          onClick={() => setOpened((before) => !before)}
        >
          {periodWords(period, today, t)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.periodMenu}>
        <Stack gap={0} role="radiogroup" aria-label={t('period.label')} onKeyDown={moveAmongRadios}>
          {periodPresets.map((name) => (
            <UnstyledButton
              key={name}
              role="radio"
              aria-checked={preset === name}
              tabIndex={name === (preset ?? periodPresets[0]) ? 0 : -1}
              className={classes.periodChoice}
              onClick={() => choose(periodOf(name, today))}
            >
              {t(`period.${name}`)}
              {preset === name && <IconCheck size="1rem" aria-hidden />}
            </UnstyledButton>
          ))}
        </Stack>
        <Divider my="xs" label={t('period.custom')} />
        <DatePicker
          type="range"
          allowSingleDateInRange
          monthLabelFormat={t('period.monthFormat')}
          yearLabelFormat={t('period.yearFormat')}
          maxDate={today}
          defaultDate={days[0] ?? today}
          value={days}
          onChange={(chosen) => {
            setDays(chosen);
            const [first, last] = chosen;
            if (first && last) choose({ kind: 'days', first, last });
          }}
        />
        <Text size="xs" c="dimmed" mt="xs">
          {t('period.hint')}
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}

/** One tab stop for all choices; the arrows go from one to the next, Enter or Space takes it. */
function moveAmongRadios(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const radios = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=radio]')];
  const at = radios.findIndex((radio) => radio === document.activeElement);
  radios.at((at + step) % radios.length)?.focus();
}
