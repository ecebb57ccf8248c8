import { formatDay, parseDay } from './work-calendar.ts';

/** A part of every year with hours of its own, such as summer hours. */
export interface Season {
  /** First and last day, "MM-DD", both within it; a season that ends before it begins passes the new year. */
  readonly from: string;
  readonly to: string;
  /** As `CalendarContent.hours`. */
  readonly hours: readonly (readonly string[])[];
}

/** What is wrong with one of the seasons of a calendar. */
export interface SeasonFault {
  readonly index: number;
  readonly detail: string;
}

/** 29 February is a day of a season, though not of every year. */
const leapYear = '2024';
const leapDays = Array.from({ length: 366 }, (_, i) => formatDay(parseDay(`${leapYear}-01-01`) + i).slice(5));

/** The season that a day (days since 1970-01-01 in Asia/Shanghai) lies in; undefined for none. */
export function seasonOn<S extends Pick<Season, 'from' | 'to'>>(day: number, seasons: readonly S[]): S | undefined {
  if (seasons.length === 0) return undefined;
  const text = formatDay(day).slice(5);
  return seasons.find((season) => holds(season, text));
}

/** What is wrong with a calendar's seasons: days that are none, and two seasons on one day (said of the later). */
export function seasonFaults(seasons: readonly Season[]): SeasonFault[] {
  const taken = new Set<string>();
  return seasons.flatMap((season, index): SeasonFault[] => {
    if (!leapDays.includes(season.from) || !leapDays.includes(season.to)) {
      return [{ index, detail: 'is no day of the year' }];
    }
    const own = leapDays.filter((day) => holds(season, day));
    const shared = own.find((day) => taken.has(day));
    for (const day of own) taken.add(day);
    return shared === undefined ? [] : [{ index, detail: `shares ${shared} with one above` }];
  });
}

/** "MM-DD" sorts as the days of a year do. */
function holds({ from, to }: Pick<Season, 'from' | 'to'>, day: string): boolean {
  return from <= to ? from <= day && day <= to : from <= day || day <= to;
}
