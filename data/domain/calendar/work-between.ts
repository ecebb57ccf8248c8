import { dayOf, startOfDay, type WorkCalendar } from './work-calendar.ts';

/** The open time between two instants in milliseconds: what a pause leaves is the limit less this. 0 where `toMs` is not later. */
export function workBetween(fromMs: number, toMs: number, calendar: WorkCalendar): number {
  let sum = 0;
  for (let day = dayOf(fromMs); startOfDay(day) < toMs; day++) {
    for (const [opens, closes] of calendar.stretchesOn(day)) {
      const from = Math.max(fromMs, startOfDay(day) + opens);
      const to = Math.min(toMs, startOfDay(day) + closes);
      if (to > from) sum += to - from;
    }
  }
  return sum;
}
