import { Autocomplete } from '@mantine/core';
import type { Crew } from '#domain/people/crew.ts';
import { useRecordsView } from './use-records-view.ts';

interface CrewInputProps {
  readonly label: string;
  readonly value: string;
  readonly fault: string | undefined;
  readonly required: boolean;
  /** The unit whose crews are offered. */
  readonly unit: string;
  readonly onChange: (value: string) => void;
}

const kinds = ['crews'];

/** The name of a crew: the unit's own are offered; another name is taken too, but nobody has its cases on a phone. */
export function CrewInput({ label, value, fault, required, unit, onChange }: CrewInputProps) {
  const records = useRecordsView(kinds);
  const names = records
    .all('crews')
    .map(({ content }) => content as unknown as Crew)
    .filter((crew) => crew.unit === unit)
    .map(({ name }) => name);
  return (
    <Autocomplete
      label={label}
      aria-label={label}
      error={fault}
      withAsterisk={required}
      size="sm"
      data={names}
      value={value}
      onChange={onChange}
      comboboxProps={{ shadow: 'none' }}
    />
  );
}
