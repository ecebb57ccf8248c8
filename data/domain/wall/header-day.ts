import { dayOf, formatDay, holidayOn, isMadeUp, startOfDay, weekdayOf } from '#domain/calendar/work-calendar.ts';
import type { Words } from '#domain/collection.ts';

/** The day as a wall's header names it. */
export interface HeaderDay {
  /** "YYYY-MM-DD" in Asia/Shanghai. */
  readonly day: string;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** The public holiday it belongs to, as the State Council arranges them; weekends within it too. */
  readonly holiday?: Words;
  /** A weekend day on which offices work instead (调休). */
  readonly madeUp?: true;
  /** Epoch milliseconds of the next midnight, when all of this changes. */
  readonly until: number;
}

/** The day an instant lies in. A year whose arrangement is not known has neither holidays nor made-up days. */
export function headerDay(now: number): HeaderDay {
  const number = dayOf(now);
  const day = formatDay(number);
  const holiday = holidayOn(number);
  return {
    day,
    weekday: weekdayOf(day) + 1,
    ...(holiday === undefined ? {} : { holiday }),
    ...(isMadeUp(number) ? { madeUp: true } : {}),
    until: startOfDay(number + 1),
  };
}
