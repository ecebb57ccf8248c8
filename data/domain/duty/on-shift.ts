import { dayOf, formatDay, startOfDay, timeOfDay, weekdayOf } from '#domain/calendar/work-calendar.ts';
import { isInForce, type Assignment } from './assignments.ts';
import { worksOn, type ShiftPlan } from './shift-plans.ts';
import type { StandIn } from './stand-ins.ts';

/** Shift plans, who is assigned to them, and who comes for whom. */
export interface Roster {
  readonly shifts: readonly ShiftPlan[];
  readonly assignments: readonly Assignment[];
  readonly standIns: readonly StandIn[];
}

/** Somebody who has to be at a post. */
export interface OnShift {
  readonly post: string;
  readonly shift: string;
  readonly person: string;
  /** Who is away, where `person` stands in (替班). */
  readonly standsInFor?: string;
  /** Epoch milliseconds; the end is not part of the shift. */
  readonly from: number;
  readonly to: number;
}

const dayMs = 86_400_000;

/**
 * Who has to be on which post at an instant (应到). Days and hours are Asia/Shanghai's; a shift that ends at or before the
 * hour it begins goes on into the next day and belongs to the day it began on, for the roster and for stand-ins.
 * Assignments to a shift that there is not count for nothing.
 * @param at epoch milliseconds
 * @returns in the order of the assignments
 */
export function onShift({ shifts, assignments, standIns }: Roster, at: number): OnShift[] {
  const byName = new Map(shifts.map((shift) => [shift.name, shift]));
  const today = dayOf(at);
  // At most two begun shifts can be running: today's and, over midnight, yesterday's.
  return assignments.flatMap((assignment) =>
    [today - 1, today].flatMap((day) => {
      const shift = byName.get(assignment.shift);
      const date = formatDay(day);
      if (shift === undefined || !isInForce(assignment, date) || !worksOn(shift, weekdayOf(date))) return [];
      const { from, to } = hoursOf(shift, day);
      if (at < from || at >= to) return [];
      const { post, person } = assignment;
      const instead = standIns.find(
        (other) => other.day === date && other.post === post && other.shift === shift.name && other.person === person,
      );
      const who = instead === undefined ? { person } : { person: instead.standIn, standsInFor: person };
      return [{ post, shift: shift.name, ...who, from, to }];
    }),
  );
}

/**
 * When a shift begins and ends that begins on a day, in epoch milliseconds.
 * @param day days since 1970-01-01, Asia/Shanghai
 */
export function hoursOf(
  { startsAt, endsAt }: Pick<ShiftPlan, 'startsAt' | 'endsAt'>,
  day: number,
): { readonly from: number; readonly to: number } {
  const [start, end] = [timeOfDay(startsAt), timeOfDay(endsAt)];
  const midnight = startOfDay(day);
  return { from: midnight + start, to: midnight + end + (end <= start ? dayMs : 0) };
}
