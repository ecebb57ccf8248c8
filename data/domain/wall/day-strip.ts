import { startOfDay } from '#domain/calendar/work-calendar.ts';
import { isOn, segmentAt } from './show-hours.ts';
import type { Show } from './wall.ts';

/** A stretch of a day in which the same shows take turns; minutes from midnight. */
export interface StripPart {
  readonly from: number;
  readonly to: number;
  /** Places in the rotation of the shows whose hours it is; none: nothing is shown. */
  readonly shows: readonly number[];
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** 5 January 1970, a Monday; any would do. */
const someMonday = 4;

/**
 * What of a rotation is on when on a day of the week, from midnight to midnight of Asia/Shanghai.
 * @param weekday 1 Monday to 7
 */
export function stripOf(
  shows: readonly Pick<Show, 'startsAt' | 'endsAt' | 'weekdays'>[],
  weekday: number,
): StripPart[] {
  const midnight = startOfDay(someMonday + weekday - 1);
  const parts: StripPart[] = [];
  for (let at = midnight; at < midnight + dayMs;) {
    const { to } = segmentAt(shows, at);
    const on = shows.flatMap((show, place) => (isOn(show, at) ? [place] : []));
    const last = parts.at(-1);
    if (last !== undefined && last.shows.join() === on.join()) {
      parts[parts.length - 1] = { ...last, to: (to - midnight) / minuteMs };
    } else {
      parts.push({ from: (at - midnight) / minuteMs, to: (to - midnight) / minuteMs, shows: on });
    }
    at = to;
  }
  return parts;
}
