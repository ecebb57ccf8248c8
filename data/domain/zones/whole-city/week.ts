import { timeOfDay } from '#domain/calendar/work-calendar.ts';

/** Minutes of a day and of a week; a week begins on Monday 00:00. */
export const dayMinutes = 1440;
export const weekMinutes = 7 * dayMinutes;

/** A stretch of the week in minutes, the end excluded; the end is at most `weekMinutes`. */
export type WeekStretch = readonly [from: number, to: number];

/**
 * When in the week somebody is on who begins and ends at these hours on these days.
 * @param startsAt "HH:MM"; an end at or before the start is on the next day, after Sunday that is Monday
 * @param days Monday first
 */
export function weekStretches(startsAt: string, endsAt: string, days: readonly boolean[]): WeekStretch[] {
  const [start, end] = [minutesOf(startsAt), minutesOf(endsAt)];
  const length = end > start ? end - start : end + dayMinutes - start;
  return days.flatMap((on, day): WeekStretch[] => {
    if (!on) return [];
    const from = day * dayMinutes + start;
    const to = from + length;
    if (to <= weekMinutes) return [[from, to]];
    const rest: WeekStretch = [0, to - weekMinutes];
    return from < weekMinutes ? [[from, weekMinutes], rest] : [[from - weekMinutes, to - weekMinutes]];
  });
}

const minutesOf = (text: string): number => timeOfDay(text) / 60_000;
