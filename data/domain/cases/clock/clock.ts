import { addWork, type Limit } from '#domain/calendar/add-limit.ts';
import { workBetween } from '#domain/calendar/work-between.ts';
import { dayOf, startOfDay, workCalendars, type WorkCalendar } from '#domain/calendar/work-calendar.ts';

/*
 * The unit's clock (practice.md 4).
 *
 * 1. It starts at 派遣 with the whole limit and stops at 反馈: the time of 核查 is not the unit's.
 * 2. 紧急工作时 runs round the clock; 工作时 and 工作日 only while the calendar is open.
 * 3. 工作日, rolling: 8 工作时 each. Until closing: from the next open day to closing time of the last.
 * 4. A pause (挂账) and a stop keep what is left as open time, in the limit's own unit, never as a shift of wall time.
 * 5. 返工 and the end of a pause run on with what was left. Where nothing was left, a reworked case stays due when it was,
 *    a resumed one is due at once.
 * 6. 改派 gives the new unit the full limit: it starts again.
 * 7. 延期 adds one more original limit.
 * 8. Amber from the instant on at which the share set of the whole limit, extensions included, is used.
 * 9. A source's own deadline binds where it is the earlier (practice.md 3): due then, amber at the same share of the way.
 */

/** The clock as it stands. Amounts are open time in milliseconds, instants epoch milliseconds. */
export interface CaseClock {
  readonly limit: Limit;
  /** The whole limit, extensions included. */
  readonly total: number;
  /** What was left when it last started to run, or when it stopped. */
  readonly left: number;
  /** Since when it runs; absent while it stands. */
  readonly from?: number;
}

/** When a running clock ends, and when it turns amber; epoch milliseconds. */
export interface Deadline {
  readonly dueAt: number;
  readonly yellowAt: number;
}

/** How working days are counted (rule 3). */
export type WorkdayCount = 'rolling' | 'closing';

const hour = 3_600_000;

/** The calendar that a limit runs on: its own, or round the clock (rule 2). */
export function calendarFor(limit: Limit, calendar: WorkCalendar): WorkCalendar {
  return limit.unit === 'urgentHour' ? workCalendars.continuous : calendar;
}

/** Starts at `now` with the whole limit (rules 1, 3, 6). */
export function startClock(now: number, limit: Limit, calendar: WorkCalendar, workday: WorkdayCount): CaseClock {
  if (limit.unit === 'workDay' && workday === 'closing') {
    const { from, left } = untilClosing(now, limit.amount, calendar);
    return { limit, total: left, left, from };
  }
  const left = amountOf(limit);
  return { limit, total: left, left, from: now };
}

/** Stops at `now`: what is left stays (rules 1, 4). A clock that stands stays as it is. */
export function stopClock(clock: CaseClock, now: number, calendar: WorkCalendar): CaseClock {
  const { from, ...standing } = clock;
  if (from === undefined) return clock;
  const used = workBetween(from, now, calendarFor(clock.limit, calendar));
  return { ...standing, left: Math.max(0, clock.left - used) };
}

/** Runs on from `now` with what is left (rule 5). */
export function runOn(clock: CaseClock, now: number): CaseClock {
  return { ...clock, from: now };
}

/** Adds one more original limit (rule 7). */
export function extendClock(clock: CaseClock): CaseClock {
  const more = amountOf(clock.limit);
  return { ...clock, total: clock.total + more, left: clock.left + more };
}

/**
 * When a running clock ends and turns amber (rules 8, 9).
 * @param amberShare 0 to 1
 * @param answerBy the earliest deadline of the case's sources, epoch milliseconds
 * @returns undefined while it stands
 */
export function deadlineOf(
  clock: CaseClock,
  calendar: WorkCalendar,
  amberShare: number,
  answerBy?: number,
): Deadline | undefined {
  const { from, left, total, limit } = clock;
  if (from === undefined) return undefined;
  const runs = calendarFor(limit, calendar);
  const dueAt = addWork(from, left, runs);
  const yellowAt = addWork(from, Math.max(0, left - (1 - amberShare) * total), runs);
  if (answerBy === undefined || answerBy >= dueAt) return { dueAt, yellowAt: Math.min(yellowAt, dueAt) };
  const way = workBetween(from, answerBy, runs);
  return { dueAt: answerBy, yellowAt: Math.min(yellowAt, addWork(from, amberShare * way, runs), answerBy) };
}

/** Open time left at `now`, milliseconds; 0 where it is used up. */
export function leftAt(clock: CaseClock, now: number, calendar: WorkCalendar): number {
  return stopClock(clock, now, calendar).left;
}

/** A limit as open time: a working day is 8 working hours (rule 3). */
function amountOf({ amount, unit }: Limit): number {
  return amount * (unit === 'workDay' ? 8 : 1) * hour;
}

/** The open time from the next open day on to closing time of the last of so many open days. */
function untilClosing(now: number, days: number, calendar: WorkCalendar): { from: number; left: number } {
  let day = dayOf(now) + 1;
  while (!calendar.isOpenOn(day)) day++;
  const from = startOfDay(day);
  let left = 0;
  // Parts of a day count as that part of its hours.
  for (let rest = days; rest > 0; day++) {
    if (!calendar.isOpenOn(day)) continue;
    left += Math.min(1, rest) * workBetween(startOfDay(day), startOfDay(day + 1), calendar);
    rest -= 1;
  }
  return { from, left };
}
