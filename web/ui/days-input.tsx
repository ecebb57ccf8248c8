import { DatePickerInput } from '@mantine/dates';
import { useState } from 'react';

interface DaysInputProps {
  readonly label: string;
  /** First and last day, "YYYY-MM-DD". */
  readonly days: readonly [first: string, last: string];
  /** The last day that may be chosen, "YYYY-MM-DD". */
  readonly until: string;
  readonly width: string;
  /** Whether one day is a period too. */
  readonly mayBeOne?: boolean;
  readonly onChange: (first: string, last: string) => void;
}

/** A period by its first and last day; a half-chosen one is told to nobody, and dropped with the calendar. */
export function DaysInput({ label, days: [first, last], until, width, mayBeOne = false, onChange }: DaysInputProps) {
  const [picked, setPicked] = useState<[string | null, string | null] | undefined>(undefined);
  return (
    <DatePickerInput
      size="xs"
      type="range"
      w={width}
      aria-label={label}
      valueFormat="YYYY-MM-DD"
      allowSingleDateInRange={mayBeOne}
      maxDate={until}
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
  );
}
