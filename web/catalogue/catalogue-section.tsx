import { actions } from '#domain/actions.ts';
import { standardCalendars, type CalendarContent } from '#domain/calendar/calendars.ts';
import type { CaseClass, ClassKey } from '#domain/catalogue/case-class.ts';
import { classRecordId, type ClassContent } from '#domain/catalogue/case-classes.ts';
import { allClasses } from '#domain/catalogue/classes.ts';
import { classGroups } from '#domain/catalogue/codes.ts';
import { sourcesOf } from '#domain/catalogue/sources.ts';
import { standardClassOf } from '#domain/catalogue/standard-classes.ts';
import type { RecordsView } from '#domain/record.ts';
import { responsibilityKinds } from '#domain/zones/collection.ts';
import { Badge, Checkbox, Select, Table, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { recordsQuery } from '../state/records.ts';
import { useOwnSearch } from '../state/router.tsx';
import { RecordTable } from '../ui/record-table.tsx';
import { adding, SectionFrame, type SectionProps } from '../ui/section.tsx';
import { filterClasses, type Spell } from './class-filter.ts';
import { limitSaid } from './limit-said.ts';
import { NewClass } from './new-class.tsx';
import { OneClass } from './one-class.tsx';

interface CatalogueSectionProps extends SectionProps {
  /** Records of the kinds `case-classes` and `settings`. */
  readonly records: RecordsView;
  readonly spell: Spell;
  /** What was done to the record of that id. */
  readonly history: (id: string) => ReactNode;
}

/** The classes that cases are filed by: the standard's, as the bureau changed them, and its own. */
export function CatalogueSection({ id, open, records, spell, history }: CatalogueSectionProps) {
  const { t, say, language } = useWords();
  const { own: search, changeOwn } = useOwnSearch();
  const query = useQuery(recordsQuery<ClassContent>('case-classes'));
  const calendars = useCalendars();
  const all = useMemo(() => allClasses(records), [records]);
  const recordOf = (key: ClassKey) => query.data?.find((record) => record.id === classRecordId(key));
  const sourceOf = (item: CaseClass) => {
    const standard = standardClassOf(item);
    const own = recordOf(item)?.content;
    return standard === undefined || own?.limitAmount !== undefined
      ? own?.source
      : say(sourcesOf(records, standard).limit);
  };
  const rows =
    query.data &&
    filterClasses(
      all,
      {
        words: search['q'] ?? '',
        group: search['group'] ?? '',
        action: search['by'] ?? '',
        own: search['own'] === '1',
        retired: search['left'] === '1',
      },
      spell,
      (item) => recordOf(item) !== undefined,
    ).map((content) => ({ id: classRecordId(content), version: 0, content }));
  const shown = all.find((item) => classRecordId(item) === id);
  const close = () => open(undefined);
  const form =
    id === adding ? (
      <NewClass taken={codesOf(all)} calendars={calendars} onDone={close} />
    ) : (
      shown &&
      query.data && (
        <OneClass
          item={shown}
          record={recordOf(shown)}
          records={records}
          calendars={calendars}
          history={history}
          close={close}
        />
      )
    );

  return (
    <SectionFrame
      title={t('admin.sections.catalogue')}
      hint={t('catalogue.hint')}
      add={{ words: t('catalogue.add'), run: () => open(adding) }}
      tools={
        <>
          <TextInput
            size="xs"
            w="16rem"
            aria-label={t('catalogue.find')}
            placeholder={t('catalogue.find')}
            defaultValue={search['q'] ?? ''}
            onChange={(event) => changeOwn({ q: event.currentTarget.value }, 'replace')}
          />
          <Select
            size="xs"
            w="14rem"
            clearable
            searchable
            aria-label={t('catalogue.group')}
            placeholder={t('catalogue.allGroups')}
            data={classGroups.map(({ kind, code, ...words }) => ({
              value: `${kind} ${code}`,
              label: t(`catalogue.groupNames.${kind}`, { code, name: say(words) }),
            }))}
            value={search['group'] ?? null}
            onChange={(value) => changeOwn({ group: value ?? '' }, 'push')}
          />
          <Select
            size="xs"
            w="16rem"
            clearable
            aria-label={t('catalogue.action')}
            placeholder={t('catalogue.allActions')}
            data={Object.entries(actions).map(([value, words]) => ({ value, label: `${value} ${say(words)}` }))}
            value={search['by'] ?? null}
            onChange={(value) => changeOwn({ by: value ?? '' }, 'push')}
          />
          {(['own', 'left'] as const).map((name) => (
            <Checkbox
              key={name}
              label={t(`catalogue.show.${name}`)}
              checked={search[name] === '1'}
              onChange={(event) => changeOwn({ [name]: event.currentTarget.checked ? '1' : '' }, 'push')}
            />
          ))}
        </>
      }
      {...(form && {
        form: {
          key: id!,
          title: shown ? `${shown.code} ${shown[language]}` : t('catalogue.add'),
          close,
          body: form,
        },
      })}
    >
      <RecordTable
        query={query}
        rows={rows}
        columns={[
          t('catalogue.name'),
          t('catalogue.code'),
          t('catalogue.limitTitle'),
          t('catalogue.responsibility'),
          t('catalogue.actionShort'),
          t('settings.source'),
        ]}
        nameOf={({ content }) => say(content)}
        cells={({ content }) => (
          <>
            <Table.Td>
              {content.code}
              <Marks item={content} isOwn={recordOf(content) !== undefined} />
            </Table.Td>
            <Table.Td>{limitSaid(content.limit, t)}</Table.Td>
            <Table.Td>{say(responsibilityKinds[content.responsibilityKind])}</Table.Td>
            <Table.Td>{content.action}</Table.Td>
            <Table.Td>{sourceOf(content)}</Table.Td>
          </>
        )}
        openId={id}
        onOpen={open}
        empty={t('catalogue.none')}
      />
    </SectionFrame>
  );
}

/** What of a class is not the standard's, in words beside it. */
function Marks({ item, isOwn }: { readonly item: CaseClass; readonly isOwn: boolean }) {
  const { t } = useWords();
  const marks = [
    ...(isOwn ? [standardClassOf(item) ? 'changed' : 'local'] : []),
    ...(item.urgent ? ['urgent'] : []),
    ...(item.retired ? ['retired'] : []),
  ] as const;
  return marks.map((mark) => (
    <Badge key={mark} ms="xs" variant="outline" color={mark === 'retired' ? 'gray' : undefined} radius="sm" tt="none">
      {t(`catalogue.marks.${mark}`)}
    </Badge>
  ));
}

/** The standard calendars and the bureau's own, as choices. */
function useCalendars(): ReadonlyArray<{ readonly value: string; readonly label: string }> {
  const { say } = useWords();
  const own = useQuery(recordsQuery<CalendarContent>('calendars'));
  const known = new Map(Object.entries(standardCalendars).map(([of, content]) => [of, say(content)]));
  for (const { id, content } of own.data ?? []) known.set(id, say(content));
  return [...known].map(([value, label]) => ({ value, label }));
}

function codesOf(all: readonly CaseClass[]): Record<ClassKey['kind'], ReadonlySet<string>> {
  const of = (wanted: ClassKey['kind']) => new Set(all.flatMap(({ kind, code }) => (kind === wanted ? [code] : [])));
  return { matter: of('matter'), component: of('component') };
}
