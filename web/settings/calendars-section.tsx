import { standardCalendars, type CalendarContent } from '#domain/calendar/calendars.ts';
import { Badge, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../i18n/use-words.ts';
import { recordsQuery, type PageRecord } from '../state/records.ts';
import { RecordTable } from '../ui/record-table.tsx';
import { adding, SectionFrame, type SectionProps } from '../ui/section.tsx';
import { CalendarForm } from './calendar-form.tsx';

/** The calendars that limits run on: the standard ones, as the bureau changed them, and its own. */
export function CalendarsSection({ id, open }: SectionProps) {
  const { t, say } = useWords();
  const own = useQuery(recordsQuery<CalendarContent>('calendars'));
  const standard = Object.entries(standardCalendars).map(([of, content]): PageRecord<CalendarContent> => ({
    id: of,
    version: 0,
    content,
  }));
  const isOwn = (of: string) => own.data?.some((record) => record.id === of) === true;
  const rows = own.data && [...standard.filter((record) => !isOwn(record.id)), ...own.data];
  const hoursText = (hours: CalendarContent['hours']) =>
    hours.map(([from, to]) => `${from}–${to}`).join(t('listSeparator'));
  const shown = rows?.find((record) => record.id === id);
  return (
    <SectionFrame
      title={t('admin.sections.calendars')}
      hint={t('calendars.hint')}
      add={{ words: t('calendars.add'), run: () => open(adding) }}
      {...((id === adding || shown) && {
        form: {
          key: id!,
          title: shown ? say(shown.content) : t('calendars.add'),
          close: () => open(undefined),
          body: (
            <CalendarForm
              record={shown && isOwn(shown.id) ? shown : undefined}
              standard={shown && !isOwn(shown.id) ? shown : undefined}
              onDone={() => open(undefined)}
              onCancel={() => open(undefined)}
            />
          ),
        },
      })}
    >
      <RecordTable
        query={own}
        rows={rows}
        columns={[t('calendars.name'), t('calendars.hours'), t('calendars.days'), t('calendars.exceptions')]}
        nameOf={({ content }) => say(content)}
        cells={({ id: of, content }) => (
          <>
            <Table.Td>
              {hoursText(content.hours)}
              {content.seasons?.map((season) => (
                <Text key={season.from} size="xs" c="dimmed">
                  {t('calendars.seasonHours', { from: season.from, to: season.to, hours: hoursText(season.hours) })}
                </Text>
              ))}
            </Table.Td>
            <Table.Td>
              {t(content.workdaysOnly ? 'calendars.workdays' : 'calendars.everyDay')}
              {!isOwn(of) && (
                <Badge ms="xs" variant="outline" color="gray" radius="sm" tt="none">
                  {t('calendars.standard')}
                </Badge>
              )}
            </Table.Td>
            <Table.Td>
              {t('calendars.exceptionCount', {
                closed: content.closedOn?.length ?? 0,
                open: content.openOn?.length ?? 0,
              })}
            </Table.Td>
          </>
        )}
        openId={id}
        onOpen={open}
        empty={t('calendars.none')}
      />
    </SectionFrame>
  );
}
