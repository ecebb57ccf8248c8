import { dayOf, formatDay, weekdayOf } from '#domain/calendar/work-calendar.ts';
import { hoursOf, onShift, type Roster } from '#domain/duty/on-shift.ts';
import { worksOn } from '#domain/duty/shift-plans.ts';
import type { Crew } from './crew.ts';

/** A shift that runs. Epoch milliseconds; the end is not part of it. */
export interface ShiftNow {
  readonly from: number;
  readonly to: number;
  /** Its name. */
  readonly shift: string;
  /** Number of the post, where the roster says it. */
  readonly post?: string;
}

/**
 * The shift of a crew that runs at an instant: that of its own plan, where it names one, else whatever its members stand by
 * the roster, from the first who comes to the last who goes.
 * @param names of its members, as the roster speaks of them
 * @param at epoch milliseconds
 */
export function shiftOf(
  { shift, post }: Pick<Crew, 'shift' | 'post'>,
  names: readonly string[],
  roster: Roster,
  at: number,
): ShiftNow | undefined {
  if (shift !== undefined) {
    const running = runs(shift, roster, at);
    return running && { ...running, ...(post === undefined ? {} : { post }) };
  }
  const stood = rosteredAt(names, roster, at);
  const [first] = stood;
  if (first === undefined) return undefined;
  return {
    from: Math.min(...stood.map(({ from }) => from)),
    to: Math.max(...stood.map(({ to }) => to)),
    shift: first.shift,
    post: first.post,
  };
}

/** The shift of a plan that runs at an instant; undefined where there is no such plan or it does not. */
function runs(name: string, { shifts }: Roster, at: number): Omit<ShiftNow, 'post'> | undefined {
  const plan = shifts.find((other) => other.name === name);
  if (plan === undefined) return undefined;
  // Today's, and over midnight yesterday's.
  for (const day of [dayOf(at), dayOf(at) - 1]) {
    const { from, to } = hoursOf(plan, day);
    if (worksOn(plan, weekdayOf(formatDay(day))) && from <= at && at < to) return { from, to, shift: name };
  }
  return undefined;
}

/** What some people stand at an instant by the roster, stand-ins counted. Only lines about them are reckoned. */
function rosteredAt(names: readonly string[], { shifts, assignments, standIns }: Roster, at: number) {
  const wanted = new Set(names);
  const instead = standIns.filter(({ standIn }) => wanted.has(standIn));
  const theirs = assignments.filter(
    ({ person, post, shift }) =>
      wanted.has(person) ||
      instead.some((other) => other.person === person && other.post === post && other.shift === shift),
  );
  return onShift({ shifts, assignments: theirs, standIns }, at).filter(({ person }) => wanted.has(person));
}
