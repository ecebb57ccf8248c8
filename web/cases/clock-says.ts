import type { LimitUnit } from '#domain/calendar/limit-units.ts';
import { workBetween } from '#domain/calendar/work-between.ts';
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts';
import { calendarFor, type CaseClock } from '#domain/cases/clock/clock.ts';
import { clockOf, instantOf } from '#domain/cases/clock/kept.ts';
import { openStatuses, type CaseStatus } from '#domain/cases/status.ts';
import type { Properties } from '#domain/feature.ts';
import type { State } from '../map/state-signs.ts';
import { clockOfCase } from './clock-of-case.ts';

/*
 * What the clock of a case says at a glance (practice.md 4).
 *
 * 1. A case that has ended: nothing runs.
 * 2. Suspended (挂账): until when.
 * 3. With the unit: what is left of its limit, in the limit's own unit and on its own calendar: a working day is 8 working
 *    hours, and nights and holidays take nothing away. From the deadline on the time that has passed since, round the
 *    clock: people are kept waiting at night too.
 * 4. In a state that the centre or a supervisor is to leave within minutes: what is left of those, round the clock.
 * 5. Reported back: whether the unit was in time, beside the clock of the state (4).
 * 6. Otherwise: no clock.
 */

export type ClockSays =
  | { readonly is: 'ended' }
  | { readonly is: 'suspended'; readonly until: number | undefined }
  | { readonly is: 'left'; readonly milliseconds: number; readonly unit: LimitUnit; readonly dueAt: number }
  | { readonly is: 'over'; readonly milliseconds: number; readonly dueAt: number }
  | { readonly is: 'stage-left'; readonly milliseconds: number; readonly dueAt: number }
  | { readonly is: 'stage-over'; readonly milliseconds: number; readonly dueAt: number }
  | { readonly is: 'none' };

/** What the clock says, and the shape that stands for it. */
export interface ClockReading {
  readonly says: ClockSays;
  readonly state: State;
  /** Of a case that was reported back (rule 5). */
  readonly unitWasInTime?: boolean;
}

const withUnit: readonly unknown[] = ['pendingAcknowledgement', 'handling'];

/**
 * @param now epoch milliseconds
 * @param calendarOf the calendar of an id; where it is not known the limit is read round the clock
 */
export function readClock(
  properties: Properties,
  now: number,
  calendarOf: (id: string) => WorkCalendar | undefined,
): ClockReading {
  const { status } = properties;
  if (!openStatuses.includes(status as CaseStatus)) return { says: { is: 'ended' }, state: 'ended' };
  if (status === 'suspended') {
    return { says: { is: 'suspended', until: instantOf(properties, 'suspendedUntil') }, state: 'none' };
  }
  const dueAt = instantOf(properties, 'dueAt');
  if (withUnit.includes(status) && dueAt !== undefined) {
    const state = clockOfCase(properties, now);
    if (now >= dueAt) return { says: { is: 'over', milliseconds: now - dueAt, dueAt }, state };
    return { says: { is: 'left', ...leftOf(properties, now, dueAt, calendarOf), dueAt }, state };
  }
  const reportedBackAt = instantOf(properties, 'reportedBackAt');
  const judged = reportedBackAt !== undefined && dueAt !== undefined ? { unitWasInTime: reportedBackAt <= dueAt } : {};
  return { ...stageOf(properties, now), ...judged };
}

function leftOf(
  properties: Properties,
  now: number,
  dueAt: number,
  calendarOf: (id: string) => WorkCalendar | undefined,
): { readonly milliseconds: number; readonly unit: LimitUnit } {
  const clock: CaseClock | undefined = clockOf(properties);
  const calendar = calendarOf(String(properties['calendar'] ?? ''));
  if (clock === undefined || calendar === undefined) return { milliseconds: dueAt - now, unit: 'urgentHour' };
  const { limit } = clock;
  return { milliseconds: workBetween(now, dueAt, calendarFor(limit, calendar)), unit: limit.unit };
}

function stageOf(properties: Properties, now: number): ClockReading {
  const dueAt = instantOf(properties, 'stageDueAt');
  if (dueAt === undefined) return { says: { is: 'none' }, state: 'none' };
  const state = clockOfCase(properties, now);
  if (now >= dueAt) return { says: { is: 'stage-over', milliseconds: now - dueAt, dueAt }, state };
  return { says: { is: 'stage-left', milliseconds: dueAt - now, dueAt }, state };
}
