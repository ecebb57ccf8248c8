import type { Limit } from '#domain/calendar/add-limit.ts';
import type { LimitUnit } from '#domain/calendar/limit-units.ts';
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts';
import type { Properties } from '#domain/feature.ts';
import { deadlineOf, type CaseClock } from './clock.ts';

/** An instant as cases keep it: ISO 8601 UTC in whole seconds. */
export function isoSeconds(instantMs: number): string {
  const day = Math.floor(instantMs / 86_400_000);
  const second = Math.floor(instantMs / 1000) - day * 86_400;
  return `${dateOf(day)}T${twoDigits[Math.floor(second / 3600)]}:${twoDigits[Math.floor(second / 60) % 60]}:${twoDigits[second % 60]}Z`;
}

const twoDigits = Array.from({ length: 60 }, (_, i) => String(i).padStart(2, '0'));
const dates = new Map<number, string>();

/** A day since 1970-01-01 as "YYYY-MM-DD". Kept, since a year's cases write the same few hundred days over and over. */
function dateOf(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  if (dates.size > 5000) dates.clear();
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
}

/** The instant that a case keeps under a name, epoch milliseconds. */
export function instantOf(properties: Properties, name: string): number | undefined {
  const value = properties[name];
  return typeof value === 'string' ? Date.parse(value) : undefined;
}

/** The clock as a case keeps it; undefined before it was first dispatched. */
export function clockOf(properties: Properties): CaseClock | undefined {
  const { limitAmount, limitUnit, clockTotal, clockLeft } = properties;
  if (typeof limitAmount !== 'number' || typeof clockTotal !== 'number' || typeof clockLeft !== 'number')
    return undefined;
  const limit: Limit = { amount: limitAmount, unit: limitUnit as LimitUnit };
  const from = instantOf(properties, 'clockFrom');
  return { limit, total: clockTotal * 1000, left: clockLeft * 1000, ...(from === undefined ? {} : { from }) };
}

/**
 * What a case keeps of its clock: amounts in seconds, and the deadline while it runs. A clock that stands leaves `dueAt` and
 * `yellowAt` to whoever stopped it: a case that was reported back keeps them, a suspended one does not.
 */
export function keptClock(
  clock: CaseClock,
  { calendar, amberShare, answerBy }: { calendar: WorkCalendar; amberShare: number; answerBy?: number | undefined },
): Properties {
  const deadline = deadlineOf(clock, calendar, amberShare, answerBy);
  return {
    limitAmount: clock.limit.amount,
    limitUnit: clock.limit.unit,
    calendar: calendar.id,
    clockTotal: Math.round(clock.total / 1000),
    clockLeft: Math.round(clock.left / 1000),
    clockFrom: clock.from === undefined ? undefined : isoSeconds(clock.from),
    ...(deadline === undefined ? {} : { dueAt: isoSeconds(deadline.dueAt), yellowAt: isoSeconds(deadline.yellowAt) }),
  };
}
