import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ClassKey } from '#domain/catalogue/case-class.ts';
import { allClasses } from '#domain/catalogue/classes.ts';
import { keyText } from '#domain/catalogue/standard-classes.ts';
import type { RecordsView } from '#domain/record.ts';
import { useWords } from '../../i18n/use-words.ts';
import { closedList } from '../closed-list.ts';
import { recordsQuery, type PageRecord } from '../../state/records.ts';

interface ClassSelectProps {
  readonly label: string;
  readonly description: string;
  readonly value: ClassKey | null;
  readonly error: string | undefined;
  readonly onChange: (value: ClassKey | null) => void;
}

/** One class of the catalogue as it holds, found by code or name; retired ones only where they are chosen already. */
export function ClassSelect({ label, description, value, error, onChange }: ClassSelectProps) {
  const { language, t } = useWords();
  const { data: own } = useQuery(recordsQuery('case-classes'));
  const { data: settings } = useQuery(recordsQuery('settings'));
  const held = value === null ? null : keyText(value);
  const offered = useMemo(
    () =>
      new Map(
        allClasses(viewOf({ 'case-classes': own ?? [], settings: settings ?? [] }))
          .filter((one) => !one.retired || keyText(one) === held)
          .map((one) => [keyText(one), one]),
      ),
    [own, settings, held],
  );
  return (
    <Select
      comboboxProps={closedList}
      label={label}
      description={description}
      error={error}
      data={[...offered].map(([key, one]) => ({ value: key, label: `${one.code} ${one[language]}` }))}
      value={held}
      onChange={(key) => {
        const one = key === null ? undefined : offered.get(key);
        onChange(one === undefined ? null : { standard: one.standard, kind: one.kind, code: one.code });
      }}
      searchable
      clearable
      limit={60}
      nothingFoundMessage={t('checkTools.editor.nothingFound')}
    />
  );
}

function viewOf(held: Readonly<Record<string, readonly PageRecord[]>>): RecordsView {
  const all = (kind: string) => (held[kind] ?? []).map((record) => ({ kind, ...record }));
  return { all, get: (kind, id) => all(kind).find((record) => record.id === id) };
}
