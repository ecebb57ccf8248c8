import { vehicles, type Crew } from '#domain/people/crew.ts';
import { byCrewName } from '#domain/people/crew-order.ts';
import { Table, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../i18n/use-words.ts';
import { recordsQuery } from '../state/records.ts';
import { useOwnSearch } from '../state/router.tsx';
import { RecordTable } from '../ui/record-table.tsx';
import { adding, SectionFrame, type SectionProps } from '../ui/section.tsx';
import { CrewForm } from './crew-form.tsx';

/** The crews (班组) of all units: found by name, unit or zone. */
export function CrewsSection({ id, open }: SectionProps) {
  const { t, say } = useWords();
  const { own, changeOwn } = useOwnSearch();
  const crews = useQuery(recordsQuery<Crew>('crews'));
  const words = (own['q'] ?? '').trim().toLowerCase();
  const rows = crews.data
    ?.filter(({ content }) =>
      [content.name, content.unit, content.zone ?? ''].some((text) => text.toLowerCase().includes(words)),
    )
    .sort((a, b) => byCrewName(a.content.name, b.content.name));
  const shown = crews.data?.find((crew) => crew.id === id);
  const isOpen = id === adding || shown !== undefined;
  return (
    <SectionFrame
      title={t('admin.sections.crews')}
      add={{ words: t('positions.crew.add'), run: () => open(adding) }}
      tools={
        <TextInput
          size="xs"
          w="16rem"
          aria-label={t('positions.crew.find')}
          placeholder={t('positions.crew.find')}
          defaultValue={own['q'] ?? ''}
          onChange={(event) => changeOwn({ q: event.currentTarget.value }, 'replace')}
        />
      }
      {...(isOpen && {
        form: {
          key: id!,
          title: shown?.content.name ?? t('positions.crew.add'),
          close: () => open(undefined),
          body: (
            <CrewForm
              record={shown}
              onDone={(of) => open(of === id && crews.data?.some((crew) => crew.id === of) !== true ? undefined : of)}
              onCancel={() => open(undefined)}
            />
          ),
        },
      })}
    >
      <RecordTable
        query={crews}
        rows={rows}
        columns={[
          t('positions.crew.name'),
          t('positions.crew.unit'),
          t('positions.crew.members'),
          t('positions.crew.vehicle'),
          t('positions.crew.shift'),
          t('positions.crew.zone'),
        ]}
        nameOf={({ content }) => content.name}
        cells={({ content }) => (
          <>
            <Table.Td>{content.unit}</Table.Td>
            <Table.Td>{t('positions.crew.count', { count: content.members.length })}</Table.Td>
            <Table.Td>{say(vehicles[content.vehicle])}</Table.Td>
            <Table.Td>{content.shift ?? t('missing')}</Table.Td>
            <Table.Td>{content.zone ?? t('missing')}</Table.Td>
          </>
        )}
        openId={id}
        onOpen={open}
        empty={t('positions.crew.none')}
      />
    </SectionFrame>
  );
}
