import type { Limit } from '#domain/calendar/add-limit.ts';
import type { LimitUnit } from '#domain/calendar/limit-units.ts';
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts';
import type { Properties } from '#domain/feature.ts';
import { deadlineOf, type CaseClock } from './clock.ts';

/** An instant as cases keep it: ISO 8601 UTC in whole seconds. */
export function isoSeconds(instantMs: number): string {
  return `${new Date(instantMs).toISOString().slice(0, 19)}Z`;
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
