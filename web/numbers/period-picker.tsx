import { Group, SegmentedControl } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { daysOf, periodPresets, presetOf, type PeriodPreset } from './asked.ts';

interface PeriodPickerProps {
  readonly first: string;
  readonly last: string;
  /** Day in Asia/Shanghai. */
  readonly today: string;
  readonly onChange: (first: string, last: string) => void;
}

/** Which days: ready-made ones, or one's own. What is chosen is kept as days. */
export function PeriodPicker({ first, last, today, onChange }: PeriodPickerProps) {
  const { t } = useWords();
  const [picked, setPicked] = useState<[string | null, string | null] | undefined>(undefined);
  return (
    <Group gap="xs">
      <SegmentedControl
        size="xs"
        aria-label={t('numbers.period.label')}
        data={[
          ...periodPresets.map((preset) => ({ value: preset, label: t(`numbers.period.${preset}`) })),
          { value: 'own', label: t('numbers.period.own'), disabled: true },
        ]}
        value={presetOf(first, last, today) ?? 'own'}
        onChange={(preset) => onChange(...daysOf(preset as PeriodPreset, today))}
      />
      <DatePickerInput
        size="xs"
        type="range"
        w="15rem"
        aria-label={t('numbers.period.days')}
        valueFormat="YYYY-MM-DD"
        allowSingleDateInRange
        maxDate={today}
        value={picked ?? [first, last]}
        onChange={(days) => {
          const [begins, ends] = days;
          if (begins && ends) {
            setPicked(undefined);
            onChange(begins, ends);
          } else setPicked(days);
        }}
        onDropdownClose={() => setPicked(undefined)}
      />
    </Group>
  );
}
