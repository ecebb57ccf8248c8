import type { LimitUnit } from './limit-units.ts';
import { dayOf, startOfDay, workCalendars, type WorkCalendar } from './work-calendar.ts';

/** A time limit as catalogues give it: 紧急工作时, 工作时 or 工作日. */
export interface Limit {
  readonly amount: number;
  readonly unit: LimitUnit;
}

const hourMs = 3_600_000;

/**
 * The instant a limit ends.
 *
 * Rules:
 * 1. 紧急工作时 runs round the clock, whatever the calendar.
 * 2. 工作时 runs only while the calendar is open; sent outside, it begins at the next opening.
 * 3. 工作日 is 8 工作时, rolling.
 * 4. A limit that is used up exactly at closing time ends then, not at the next opening.
 *
 * @param sentMs epoch milliseconds at which the clock starts
 * @returns epoch milliseconds
 */
export function addLimit(sentMs: number, limit: Limit, calendar: WorkCalendar): number {
  if (limit.unit === 'urgentHour') return addWork(sentMs, limit.amount * hourMs, workCalendars.continuous); // rule 1
  const hours = limit.unit === 'workDay' ? limit.amount * 8 : limit.amount; // rule 3
  return addWork(sentMs, hours * hourMs, calendar);
}

/** The instant at which `workMs` of open time have passed since `fromMs`; `fromMs` itself for none (rules 2 and 4). */
export function addWork(fromMs: number, workMs: number, calendar: WorkCalendar): number {
  if (workMs <= 0) return fromMs;
  let left = workMs;
  for (let day = dayOf(fromMs); ; day++) {
    const midnight = startOfDay(day);
    for (const [opens, closes] of calendar.stretchesOn(day)) {
      const from = Math.max(fromMs, midnight + opens);
      const open = midnight + closes - from;
      if (open <= 0) continue;
      if (left <= open) return from + left;
      left -= open;
    }
  }
}
