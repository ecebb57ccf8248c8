import type { Person } from '#domain/people/person.ts';
import { collections } from '#domain/collections.ts';
import { recordKinds } from '#domain/records.ts';
import { Button, Select, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { OwnSearch } from '../state/own-search.ts';
import { recordsQuery } from '../state/records.ts';
import { useSession } from '../state/session.ts';
import { auditFilters } from './audit-api.ts';
import { knownKinds } from './kind-words.ts';

interface AuditFiltersProps {
  readonly own: OwnSearch;
  readonly withKind: boolean;
  readonly onChange: (patch: OwnSearch) => void;
}

/** Time, person, kind, collection, feature: what the trail is narrowed to. */
export function AuditFilters({ own, withKind, onChange }: AuditFiltersProps) {
  const { t, say } = useWords();
  const { can } = useSession();
  const people = useQuery({ ...recordsQuery<Person>('people'), enabled: can('people.manage') });
  const day = (name: 'since' | 'until') => (
    <DatePickerInput
      size="xs"
      w="8.5rem"
      aria-label={t(`audit.${name}`)}
      placeholder={t(`audit.${name}`)}
      clearable
      valueFormat="YYYY-MM-DD"
      monthLabelFormat={t('period.monthFormat')}
      yearLabelFormat={t('period.yearFormat')}
      value={own[name] ?? null}
      onChange={(value) => onChange({ [name]: value ?? '' })}
    />
  );
  return (
    <>
      {day('since')}
      {day('until')}
      {people.data ? (
        <Select
          size="xs"
          w="11rem"
          aria-label={t('audit.by')}
          placeholder={t('audit.by')}
          searchable
          clearable
          data={people.data.map(({ id, content }) => ({ value: `person:${id}`, label: content.name }))}
          value={own['by'] ?? null}
          onChange={(value) => onChange({ by: value ?? '' })}
        />
      ) : (
        <Typed name="by" own={own} onChange={onChange} />
      )}
      {withKind && (
        <Select
          size="xs"
          w="11rem"
          aria-label={t('audit.kind')}
          placeholder={t('audit.kind')}
          searchable
          clearable
          data={knownKinds(t)}
          value={own['kind'] ?? null}
          onChange={(value) => onChange({ kind: value ?? '' })}
        />
      )}
      <Select
        size="xs"
        w="11rem"
        aria-label={t('audit.collection')}
        placeholder={t('audit.collection')}
        searchable
        clearable
        data={[...collections, ...recordKinds].map(({ id, titles }) => ({ value: id, label: say(titles) }))}
        value={own['collection'] ?? null}
        onChange={(value) => onChange({ collection: value ?? '', id: '' })}
      />
      {own['collection'] && <Typed name="id" own={own} onChange={onChange} />}
      {auditFilters.some((name) => own[name]) && (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => onChange(Object.fromEntries(auditFilters.map((name) => [name, ''])))}
        >
          {t('filters.clearAll')}
        </Button>
      )}
    </>
  );
}

/** A filter that one types; it holds on Enter and when one leaves it. */
function Typed({
  name,
  own,
  onChange,
}: {
  readonly name: 'by' | 'id';
  readonly own: OwnSearch;
  readonly onChange: (patch: OwnSearch) => void;
}) {
  const { t } = useWords();
  const inForce = own[name] ?? '';
  const [text, setText] = useState(inForce);
  const [shown, setShown] = useState(inForce);
  if (shown !== inForce) {
    setShown(inForce);
    setText(inForce);
  }
  const hold = () => text.trim() !== inForce && onChange({ [name]: text.trim() });
  return (
    <TextInput
      size="xs"
      w="10rem"
      aria-label={t(`audit.${name}`)}
      placeholder={t(`audit.${name}`)}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={hold}
      onKeyDown={(event) => event.key === 'Enter' && hold()}
    />
  );
}
