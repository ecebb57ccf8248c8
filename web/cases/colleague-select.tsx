import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../i18n/use-words.ts';
import { licensedForPenalty } from './act-fields.ts';
import { colleaguesQuery, type Colleague } from './api.ts';
import { SpelledSelect } from './spelled-select.tsx';

interface Shared {
  readonly label: string;
  readonly fault: string | undefined;
  readonly required: boolean;
  /** Name of the unit whose people are offered; empty where the cases have several. */
  readonly unit: string;
}

/** One person of a unit: 队员 to whom a case is assigned. */
export function ColleagueSelect({
  label,
  fault,
  required,
  unit,
  value,
  onChange,
}: Shared & { readonly value: string; readonly onChange: (id: string) => void }) {
  const { t } = useWords();
  const { data, isError } = useQuery(colleaguesQuery(unit));
  return (
    <SpelledSelect
      label={label}
      fault={fault ?? (isError ? t('cases.act.peopleFailed') : undefined)}
      required={required}
      {...(unit === '' && { description: t('cases.act.severalUnits') })}
      disabled={unit === ''}
      options={(data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      nothing={t('cases.act.nobody')}
      onChange={onChange}
    />
  );
}

/** The officers of a measure, the licensed ones marked: a penalty needs two of them. */
export function OfficersSelect({
  label,
  fault,
  required,
  unit,
  value,
  isPenalty,
  onChange,
}: Shared & {
  readonly value: readonly string[];
  readonly isPenalty: boolean;
  readonly onChange: (ids: readonly string[]) => void;
}) {
  const { t } = useWords();
  const { data = [], isError } = useQuery(colleaguesQuery(unit));
  const licensed = data.filter(({ id, licensed }) => licensed && value.includes(id)).length;
  const isShort = isPenalty && licensed < licensedForPenalty;
  return (
    <MultiSelect
      label={label}
      aria-label={label}
      size="sm"
      withAsterisk={required || isPenalty}
      error={fault ?? (isError ? t('cases.act.peopleFailed') : undefined)}
      description={isShort ? t('cases.act.twoLicensed') : undefined}
      data={data.map((person) => ({ value: person.id, label: nameOf(person, t('cases.act.licensed')) }))}
      value={[...value]}
      onChange={onChange}
      searchable
      nothingFoundMessage={t('cases.act.nobody')}
    />
  );
}

function nameOf({ name, licensed }: Colleague, mark: string): string {
  return licensed ? `${name}${mark}` : name;
}
