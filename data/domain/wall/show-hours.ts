import { dayOf, formatDay, startOfDay, timeOfDay, weekdayOf } from '#domain/calendar/work-calendar.ts';
import { hoursOf } from '#domain/duty/on-shift.ts';
import type { Show } from './wall.ts';

const dayMs = 86_400_000;

type Hours = Pick<Show, 'startsAt' | 'endsAt' | 'weekdays'>;

/** A stretch of time, epoch milliseconds; the end is not part of it. */
export interface Segment {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether a show's hours run at an instant (epoch milliseconds), by the day and clock of Asia/Shanghai. Hours that end at
 * or before the hour they begin go on into the next day and belong to the day of the week they began on.
 */
export function isOn({ startsAt = '00:00', endsAt = '24:00', weekdays }: Hours, now: number): boolean {
  const today = dayOf(now);
  return [today - 1, today].some((day) => {
    if (weekdays !== undefined && !weekdays.includes(weekdayOf(formatDay(day)) + 1)) return false;
    const { from, to } = hoursOf({ startsAt, endsAt }, day);
    return from <= now && now < to;
  });
}

/**
 * The stretch around an instant in which no show's hours begin or end: from one fixed time of day to the next, midnight
 * among them. It is reckoned of all shows of a wall, so that every screen begins its turns anew at the same instants.
 */
export function segmentAt(shows: readonly Hours[], now: number): Segment {
  const midnight = startOfDay(dayOf(now));
  const edges = shows.flatMap(({ startsAt, endsAt }) =>
    [startsAt, endsAt].flatMap((time) => (time === undefined ? [] : [midnight + (timeOfDay(time) % dayMs)])),
  );
  return {
    from: Math.max(midnight, ...edges.filter((edge) => edge <= now)),
    to: Math.min(midnight + dayMs, ...edges.filter((edge) => edge > now)),
  };
}
