import { Type } from 'typebox';
import { flag, properties, text } from '#domain/collection.ts';
import type { RecordFault, RecordKind, RecordsView } from '#domain/record.ts';
import workingHours from '#standards/working-hours.json' with { type: 'json' };
import { seasonFaults, seasonOn, type Season } from './seasons.ts';
import {
  isWorkday,
  parseDay,
  readStretches,
  timeOfDay,
  workCalendar,
  workCalendars,
  type CalendarId,
  type WorkCalendar,
} from './work-calendar.ts';

/** A calendar as the bureau keeps it (practice.md 4.3). */
export interface CalendarContent {
  readonly zh: string;
  readonly en: string;
  /** Open stretches of a day, "08:00" to "12:00", in order; "24:00" ends the day. */
  readonly hours: readonly (readonly string[])[];
  /** Parts of the year that have hours of their own; `hours` holds on all other days. */
  readonly seasons?: readonly Season[];
  /** Open on working days only: weekends, public holidays and made-up days as the State Council arranges them. */
  readonly workdaysOnly: boolean;
  /** Days closed beside those, and days open in spite of them: "2026-11-22". */
  readonly closedOn?: readonly string[];
  readonly openOn?: readonly string[];
  readonly source: string;
}

const clock = '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$';
const dayText = '^\\d{4}-\\d{2}-\\d{2}$';
const dayOfYear = Type.String({ pattern: '^\\d{2}-\\d{2}$' });
const stretches = (titles: { readonly title: string; readonly titleEn: string }) =>
  Type.Array(Type.Array(Type.String({ pattern: clock }), { minItems: 2, maxItems: 2 }), {
    minItems: 1,
    maxItems: 6,
    ...titles,
  });
const hoursTitles = { title: '工作时段', titleEn: 'Hours' };

/** The calendars that the bureau set; those of `#standards/working-hours.json` hold where it set none of that id. */
export const calendars: RecordKind = {
  id: 'calendars',
  titles: { zh: '工作日历', en: 'Calendars' },
  schema: properties({
    zh: text({ zh: '名称', en: 'Name in Chinese' }, { maxLength: 40, pattern: '\\S' }),
    en: text({ zh: '英文名称', en: 'Name in English' }, { maxLength: 60, pattern: '\\S' }),
    hours: stretches(hoursTitles),
    seasons: Type.Optional(
      Type.Array(
        Type.Object({ from: dayOfYear, to: dayOfYear, hours: stretches(hoursTitles) }, { additionalProperties: false }),
        { maxItems: 12, title: '季节工作时段', titleEn: 'Seasonal hours' },
      ),
    ),
    workdaysOnly: flag({ zh: '仅工作日', en: 'Working days only' }),
    closedOn: Type.Optional(
      Type.Array(Type.String({ pattern: dayText }), { maxItems: 400, title: '另外休息', titleEn: 'Also closed on' }),
    ),
    openOn: Type.Optional(
      Type.Array(Type.String({ pattern: dayText }), { maxItems: 400, title: '另外上班', titleEn: 'Also open on' }),
    ),
    source: text({ zh: '依据', en: 'Source' }, { pattern: '\\S' }),
  }),
  label: 'zh',
  rights: { read: 'signed-in', write: 'settings.manage' },
  onWalls: true,
  check(_next, _id, content) {
    if (content === null) return [];
    const { hours, seasons = [], closedOn = [], openOn = [] } = content as unknown as CalendarContent;
    const faults: RecordFault[] = [
      ...hoursFaults(hours, '/hours'),
      ...seasons.flatMap((season, i) => hoursFaults(season.hours, `/seasons/${i}/hours`)),
      ...seasonFaults(seasons).map(({ index, detail }) => ({ pointer: `/seasons/${index}`, detail })),
    ];
    for (const [name, days] of [
      ['closedOn', closedOn],
      ['openOn', openOn],
    ] as const) {
      for (const [i, day] of days.entries()) {
        if (Number.isNaN(parseDay(day))) faults.push({ pointer: `/${name}/${i}`, detail: 'is no day of the calendar' });
        if (name === 'openOn' && closedOn.includes(day)) {
          faults.push({ pointer: `/${name}/${i}`, detail: 'is closed and open at once' });
        }
      }
    }
    return faults;
  },
};

/** What is wrong with the stretches of a day; `pointer` names where they stand. */
function hoursFaults(hours: CalendarContent['hours'], pointer: string): RecordFault[] {
  const faults: RecordFault[] = [];
  let last = -1;
  for (const [i, [from, to]] of hours.entries()) {
    if (timeOfDay(from!) >= timeOfDay(to!)) {
      faults.push({ pointer: `${pointer}/${i}`, detail: 'ends before it begins' });
    } else if (timeOfDay(from!) < last) {
      faults.push({ pointer: `${pointer}/${i}`, detail: 'begins before the one above ends' });
    }
    last = timeOfDay(to!);
  }
  return faults;
}

/** The calendars that hold before the bureau sets any, by id. */
export const standardCalendars: Readonly<Record<CalendarId, CalendarContent>> = Object.fromEntries(
  workingHours.calendars.map(({ id, zh, en, hours, workdaysOnly }) => [
    id,
    { zh, en, hours, workdaysOnly, source: workingHours.source },
  ]),
) as unknown as Record<CalendarId, CalendarContent>;

/**
 * A calendar to reckon limits by: the bureau's, or the standard one.
 * @returns undefined where there is none of that id
 */
export function calendarOf(records: RecordsView, id: string): WorkCalendar | undefined {
  const content = records.get('calendars', id)?.content as unknown as CalendarContent | undefined;
  if (content === undefined) return (workCalendars as Readonly<Record<string, WorkCalendar>>)[id];
  const closed = new Set((content.closedOn ?? []).map(parseDay));
  const open = new Set((content.openOn ?? []).map(parseDay));
  const hours = readStretches(content.hours);
  const seasons = (content.seasons ?? []).map((season) => ({ ...season, stretches: readStretches(season.hours) }));
  return workCalendar(
    id,
    (day) => seasonOn(day, seasons)?.stretches ?? hours,
    (day) => open.has(day) || (!closed.has(day) && (!content.workdaysOnly || isWorkday(day))),
  );
}
