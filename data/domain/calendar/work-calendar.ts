import type { Words } from '#domain/collection.ts';
import holidays from '#standards/holidays.json' with { type: 'json' };
import workingHours from '#standards/working-hours.json' with { type: 'json' };

export type CalendarId = 'office' | 'sanitation' | 'continuous';

/** Open stretches of a day in order, in milliseconds since midnight in Asia/Shanghai. */
export type Stretches = readonly (readonly [from: number, to: number])[];

/** When a limit runs. Days are counted since 1970-01-01 in Asia/Shanghai. */
export interface WorkCalendar {
  readonly id: string;
  /** The open stretches of a day, which may change with the season; none where it is closed all day. */
  readonly stretchesOn: (day: number) => Stretches;
  /** True where the calendar is open on this day. */
  readonly isOpenOn: (day: number) => boolean;
}

const dayMs = 86_400_000;

/** Asia/Shanghai has kept UTC+8 without summer time since 1992, so a fixed offset is exact. */
export const shanghaiOffsetMs = 8 * 3_600_000;

/** The day in Asia/Shanghai an instant lies in, as days since 1970-01-01. */
export function dayOf(instantMs: number): number {
  return Math.floor((instantMs + shanghaiOffsetMs) / dayMs);
}

/** The instant (epoch milliseconds) at which a day in Asia/Shanghai begins. */
export function startOfDay(day: number): number {
  return day * dayMs - shanghaiOffsetMs;
}

/** Reads "YYYY-MM-DD" as days since 1970-01-01. */
export function parseDay(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / dayMs;
}

/** Writes days since 1970-01-01 as "YYYY-MM-DD". */
export function formatDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The day of the week of "YYYY-MM-DD": 0 is Monday, 6 is Sunday. */
export function weekdayOf(text: string): number {
  return (parseDay(text) + 3) % 7; // 1970-01-01 was a Thursday
}

const off = new Map<number, Words>();
const madeUp = new Set<number>();
const english: Readonly<Record<string, string>> = holidays.english;
for (const year of holidays.years) {
  for (const [from, to, zh] of year.off ?? []) {
    const name = {
      zh: zh!,
      en: zh!
        .split('、')
        .map((one) => english[one]!)
        .join(', '),
    };
    for (let day = parseDay(from!); day <= parseDay(to!); day++) off.set(day, name);
  }
  for (const day of year.madeUp ?? []) madeUp.add(parseDay(day));
}

/** The public holiday that a day belongs to, the weekend within it too; undefined for none, or where the year is not known. */
export function holidayOn(day: number): Words | undefined {
  return off.get(day);
}

/** Whether a day is a weekend day on which offices work (调休). */
export function isMadeUp(day: number): boolean {
  return madeUp.has(day);
}

/**
 * Whether offices work on a day: Monday to Friday without public holidays, and the made-up working days 调休.
 * In a year whose arrangement is not known, weekends alone are free.
 */
export function isWorkday(day: number): boolean {
  if (madeUp.has(day)) return true;
  if (off.has(day)) return false;
  const weekday = (day + 4) % 7; // 1970-01-01 was a Thursday; 0 is Sunday
  return weekday !== 0 && weekday !== 6;
}

/** Reads "08:30" as milliseconds since midnight. */
export function timeOfDay(text: string): number {
  const [hours, minutes] = text.split(':').map(Number);
  return (hours! * 60 + minutes!) * 60_000;
}

/** Reads hours as a file or a record gives them: ["08:00", "12:00"] and so on; "24:00" ends the day. */
export function readStretches(hours: readonly (readonly string[])[]): Stretches {
  return hours.map(([from, to]) => [timeOfDay(from!), timeOfDay(to!)] as const);
}

/** A calendar that has `hoursOn` a day wherever `isOpenOn` says that it is open. */
export function workCalendar(
  id: string,
  hoursOn: (day: number) => Stretches,
  isOpenOn: (day: number) => boolean,
): WorkCalendar {
  return { id, isOpenOn, stretchesOn: (day) => (isOpenOn(day) ? hoursOn(day) : []) };
}

const everyDay = () => true;

/** The calendars a limit may run on (practice.md 4.3), by id. */
export const workCalendars: Readonly<Record<CalendarId, WorkCalendar>> = Object.fromEntries(
  workingHours.calendars.map(({ id, hours, workdaysOnly }) => {
    const stretches = readStretches(hours);
    return [id, workCalendar(id, () => stretches, workdaysOnly ? isWorkday : everyDay)];
  }),
) as unknown as Record<CalendarId, WorkCalendar>;
