import { Group, SegmentedControl } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';
import { DaysInput } from '../ui/days-input.tsx';
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
      <DaysInput
        label={t('numbers.period.days')}
        days={[first, last]}
        until={today}
        width="15rem"
        mayBeOne
        onChange={onChange}
      />
    </Group>
  );
}
