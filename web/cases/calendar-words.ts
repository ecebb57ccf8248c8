import { standardCalendars, type CalendarContent } from '#domain/calendar/calendars.ts';
import type { Words } from '#domain/collection.ts';
import type { RecordsView } from '#domain/record.ts';

/** What a calendar is called: the bureau's, or the standard one; undefined where there is none of that id. */
export function calendarWords(records: RecordsView, id: string): Words | undefined {
  const own = records.get('calendars', id)?.content as unknown as CalendarContent | undefined;
  return own ?? (standardCalendars as Readonly<Record<string, CalendarContent>>)[id];
}
