import type { WorkCalendar } from '#domain/calendar/work-calendar.ts';
import type { Properties } from '#domain/feature.ts';
import { startClock, type CaseClock, type WorkdayCount } from './clock.ts';
import { clockOf, instantOf, keptClock } from './kept.ts';

/** What the deadline is reckoned by. */
export interface MoveRules {
  calendarOf(id: string): WorkCalendar | undefined;
  readonly figures: { readonly amberShare: number; readonly workday: WorkdayCount };
}

/**
 * The case with its deadline reckoned anew, since its calendar may have changed.
 *
 * Rules:
 * 1. Only an open case whose clock runs is moved: a paused one keeps what is left, one that was reported back keeps the
 *    deadline that it is judged by, an ended one never changes.
 * 2. The open time left when the clock last started stays; it is laid out from there over the calendar as it is now.
 * 3. A limit counted to closing time of a day is counted anew while nothing but the dispatch has touched the clock.
 * 4. A case with nothing left stays due when it was.
 * 5. A calendar that is gone moves nothing.
 * 6. A deadline that is past, and would be by the calendar as it is now too, stays: since when a case is overdue is a fact.
 *
 * Done twice it changes nothing more.
 * @param at epoch milliseconds
 * @returns undefined where nothing changes
 */
export function movedCase(
  properties: Properties,
  { calendarOf, figures }: MoveRules,
  at: number,
): Properties | undefined {
  const kept = clockOf(properties);
  const calendar = calendarOf(String(properties['calendar']));
  if (properties['open'] !== true || kept?.from === undefined || kept.left === 0 || calendar === undefined) {
    return undefined; // rules 1, 4 and 5
  }
  const clock = countedAnew(properties, kept, calendar, figures.workday);
  const answerBy = instantOf(properties, 'answerBy');
  const now = keptClock(clock, { calendar, amberShare: figures.amberShare, answerBy });
  const isSame = Object.entries(now).every(([name, value]) => properties[name] === value);
  const isPast = [properties['dueAt'], now['dueAt']].every((due) => Date.parse(String(due)) < at); // rule 6
  return isSame || isPast ? undefined : { ...properties, ...now };
}

/** Rule 3; any other clock as it is. */
function countedAnew(
  properties: Properties,
  clock: CaseClock,
  calendar: WorkCalendar,
  workday: WorkdayCount,
): CaseClock {
  const sentAt = instantOf(properties, 'dispatchedAt');
  const untouched = clock.left === clock.total && properties['extensions'] === undefined;
  // A rolling one starts at the dispatch itself, one that is counted to closing time at the beginning of a later day.
  const toClosing = workday === 'closing' && clock.limit.unit === 'workDay' && clock.from !== sentAt;
  if (!untouched || !toClosing || sentAt === undefined) return clock;
  return startClock(sentAt, clock.limit, calendar, 'closing');
}
