import type { NextShiftFigures, ShiftSpan } from './hot-stops.ts';
import type { RoundStop } from './round.ts';

/** An open case of the unit with its deadline. Epoch seconds. */
export interface DueCase {
  readonly id: string;
  readonly number: string;
  readonly className: string;
  readonly place: string;
  readonly lon: number;
  readonly lat: number;
  readonly dueAt: number;
  readonly urgent: boolean;
  readonly zone?: string;
  /** Seconds of work on the spot. */
  readonly work: number;
}

/** What is due in a shift, or soon after it, or overdue already, as stops. */
export function deadlineStops(
  cases: readonly DueCase[],
  shift: ShiftSpan,
  { dueAheadHours, overdueWeight }: Pick<NextShiftFigures, 'dueAheadHours' | 'overdueWeight'>,
): RoundStop[] {
  return cases
    .filter(({ dueAt }) => dueAt <= shift.until + dueAheadHours * 3600)
    .map(({ id, number, className, place, lon, lat, dueAt, urgent, zone, work }): RoundStop => {
      const last = shift.until - work;
      const inTime = Math.min(dueAt - work, last);
      const isOver = inTime < shift.from;
      return {
        id: `case:${id}`,
        kind: 'deadline',
        lon,
        lat,
        place,
        why: whyDue(number, className, dueAt, isOver),
        weight: (urgent ? 2 : 1) * (isOver ? overdueWeight : 1),
        from: shift.from,
        // What cannot be in time any more is done all the same.
        until: isOver ? last : inTime,
        stay: work,
        case: { id, number },
        ...(zone === undefined ? {} : { zone }),
      };
    });
}

function whyDue(number: string, className: string, dueAt: number, isOver: boolean): RoundStop['why'] {
  const local = new Date(dueAt * 1000 + 8 * 3_600_000).toISOString();
  const [day, time] = [`${Number(local.slice(5, 7))}月${Number(local.slice(8, 10))}日`, local.slice(11, 16)];
  return isOver
    ? {
        zh: `案件${number}（${className}）处置截止${day}${time}，已无法按期，尽快处置。`,
        en: `Case ${number} (${className}), due ${local.slice(5, 10)} ${time}, cannot be in time any more: as soon as possible.`,
      }
    : {
        zh: `案件${number}（${className}）处置截止${day}${time}。`,
        en: `Case ${number} (${className}) is due ${local.slice(5, 10)} ${time}.`,
      };
}
