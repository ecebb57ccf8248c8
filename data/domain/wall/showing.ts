import { startOfDay } from '#domain/calendar/work-calendar.ts';
import type { Push } from './push.ts';
import { isOn, segmentAt } from './show-hours.ts';
import { turnAt } from './turns.ts';
import type { Show, Wall } from './wall.ts';

/** Where a screen hangs on its wall, the first 0, 0 above left. */
export interface Slot {
  readonly column: number;
  readonly row: number;
}

/** What a screen shows at an instant. */
export interface Showing {
  /** Id of the scene; absent where a place or a case was pushed, or where nothing is to be shown. */
  readonly scene?: string;
  readonly place?: NonNullable<Push['place']>;
  /** Id of the case that was pushed. */
  readonly case?: string;
  readonly why: 'pushed' | 'pinned' | 'rotation' | 'nothing';
  /** Whether it is spread over the whole wall, of which the screen draws its part, or shown whole on this screen. */
  readonly isAcross: boolean;
  /** Epoch milliseconds since when; the same fixed instant on every screen where it has no beginning of its own. */
  readonly since: number;
  /** Epoch milliseconds at which to ask anew; undefined = stays until wall or push are changed. */
  readonly until: number | undefined;
}

/** From when tours run whose scene has no beginning of its own: any instant does that is the same everywhere. */
const always = startOfDay(0);

/**
 * What a screen of a wall shows: what was pushed to it, else what is pinned, else whose turn it is. Reckoned from the
 * server's time alone, so that screens are in step without talking to each other: turns are counted from midnight of
 * Asia/Shanghai and from the hours at which shows begin and end (`segmentAt`).
 * @param at where the screen hangs; undefined = nowhere yet: it shows all of the rotation as a screen of its own
 * @param screenId undefined = no registered screen (a preview): sees what is pushed to the whole wall
 * @param now server's time, epoch milliseconds
 */
export function showing(
  wall: Wall,
  at: Slot | undefined,
  push: Push | undefined,
  screenId: string | undefined,
  now: number,
): Showing {
  const isSpread = wall.mode === 'across' && at !== undefined;
  const pushed = pushedTo(push, screenId, now);
  if (pushed !== undefined) return { ...pushed, isAcross: isSpread && push!.screens === undefined };
  if (wall.pinned !== undefined) {
    return { scene: wall.pinned, why: 'pinned', isAcross: isSpread, since: always, until: undefined };
  }
  const segment = segmentAt(wall.shows, now);
  const shows = wall.shows.filter((show) => isFor(show, wall, at) && isOn(show, now));
  if (shows.length === 0) {
    return { why: 'nothing', isAcross: isSpread, since: segment.from, until: segment.to };
  }
  const { scene, from, to } = turnAt(shows, segment, now);
  return { scene, why: 'rotation', isAcross: isSpread, since: from, until: to };
}

/** A push that this screen shows now; what has run out shows no more, though its record still stands. */
function pushedTo(
  push: Push | undefined,
  screenId: string | undefined,
  now: number,
): Omit<Showing, 'isAcross'> | undefined {
  if (push === undefined) return undefined;
  const { scene, place, screens } = push;
  const until = push.until === undefined ? undefined : Date.parse(push.until);
  if (until !== undefined && until <= now) return undefined;
  if (screens !== undefined && (screenId === undefined || !screens.includes(screenId))) return undefined;
  return {
    ...(scene === undefined ? {} : { scene }),
    ...(place === undefined ? {} : { place }),
    ...(push.case === undefined ? {} : { case: push.case }),
    why: 'pushed',
    since: always,
    until,
  };
}

/** Where each screen shows its own, a show may be for one column or row only. */
function isFor(show: Show, wall: Wall, at: Slot | undefined): boolean {
  if (wall.mode === 'across' || at === undefined) return true;
  const { column = at.column, row = at.row } = show;
  return column === at.column && row === at.row;
}
