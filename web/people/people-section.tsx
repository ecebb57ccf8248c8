import type { Person } from '#domain/people/person.ts';
import { seats } from '#domain/people/seats.ts';
import type { Unit } from '#domain/people/unit.ts';
import { Badge, Checkbox, Table, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../i18n/use-words.ts';
import { recordsQuery, type PageRecord } from '../state/records.ts';
import { useOwnSearch } from '../state/router.tsx';
import { RecordTable } from '../ui/record-table.tsx';
import { adding, SectionFrame, type SectionProps } from '../ui/section.tsx';
import { PersonForm } from './person-form.tsx';

/** People with their seats: found by name, user name or unit. */
export function PeopleSection({ id, open }: SectionProps) {
  const { t, say } = useWords();
  const { own, changeOwn } = useOwnSearch();
  const people = useQuery(recordsQuery<Person>('people'));
  const units = useQuery(recordsQuery<Unit>('units'));
  const unitName = (unit: string | undefined) => units.data?.find((one) => one.id === unit)?.content.name ?? '';
  const words = (own['q'] ?? '').trim().toLowerCase();
  const rows = people.data
    ?.filter(({ content }) => own['left'] === '1' || content.disabled !== true)
    .filter(({ content }) =>
      [content.name, content.username, unitName(content.unit)].some((text) => text.toLowerCase().includes(words)),
    )
    .sort((a, b) => a.content.name.localeCompare(b.content.name, 'zh'));
  const shown = people.data?.find((person) => person.id === id);
  const row = ({ id: of, content }: PageRecord<Person>) => (
    <>
      <Table.Td>{content.username}</Table.Td>
      <Table.Td>{unitName(content.unit) || t('missing')}</Table.Td>
      <Table.Td key={of}>
        {content.seats.map(({ seat }) => say(seats[seat])).join(t('listSeparator')) || t('missing')}
        {content.disabled && (
          <Badge ms="xs" variant="outline" color="gray" radius="sm" tt="none">
            {t('people.disabled')}
          </Badge>
        )}
      </Table.Td>
    </>
  );
  const isOpen = id === adding || shown !== undefined;
  return (
    <SectionFrame
      title={t('admin.sections.people')}
      add={{ words: t('people.add'), run: () => open(adding) }}
      tools={
        <>
          <TextInput
            size="xs"
            w="16rem"
            aria-label={t('people.find')}
            placeholder={t('people.find')}
            defaultValue={own['q'] ?? ''}
            onChange={(event) => changeOwn({ q: event.currentTarget.value }, 'replace')}
          />
          <Checkbox
            label={t('people.showDisabled')}
            checked={own['left'] === '1'}
            onChange={(event) => changeOwn({ left: event.currentTarget.checked ? '1' : '' }, 'push')}
          />
        </>
      }
      {...(isOpen && {
        form: {
          key: id!,
          title: shown?.content.name ?? t('people.add'),
          close: () => open(undefined),
          body: (
            <PersonForm
              record={shown}
              units={units.data ?? []}
              onDone={(of) => open(of)}
              onCancel={() => open(undefined)}
            />
          ),
        },
      })}
    >
      <RecordTable
        query={people}
        rows={rows}
        columns={[t('people.name'), t('people.username'), t('people.unit'), t('people.seats')]}
        nameOf={({ content }) => content.name}
        cells={row}
        openId={id}
        onOpen={open}
        empty={t('people.none')}
      />
    </SectionFrame>
  );
}
