import type { Point } from '#domain/geometry/lattice.ts';
import { isSame, side } from '../coverage/places.ts';

/** A spike's width at its foot is at most this, in lattice units: about 5 cm. */
const spikeWidth = 5;
/** And it is at least so many times as long. */
const spikeLength = 10;

/** A ring without what means no ground. */
export interface CleanRing {
  /** closed; undefined where nothing is left that has area */
  readonly ring: readonly Point[] | undefined;
  /** places that stood twice in a row, and tips of spikes */
  readonly duplicates: readonly Point[];
  readonly spikes: readonly Point[];
}

/**
 * Takes out places that stand twice in a row, and spikes: where the border runs out and comes back upon itself, or a hair
 * beside itself.
 * @param ring closed
 */
export function cleanRing(ring: readonly Point[]): CleanRing {
  const duplicates: Point[] = [];
  const spikes: Point[] = [];
  const open: Point[] = [];
  for (const place of ring.slice(0, -1)) {
    if (open.length > 0 && isSame(open.at(-1)!, place)) duplicates.push(place);
    else open.push(place);
  }
  while (open.length > 1 && isSame(open[0]!, open.at(-1)!)) duplicates.push(open.pop()!);
  // Taking out one tip may make the place before it the next.
  for (let i = 0, calm = 0; open.length >= 3 && calm < open.length;) {
    const at = i % open.length;
    const before = (at + open.length - 1) % open.length;
    const after = (at + 1) % open.length;
    if (isTip(open[before]!, open[at]!, open[after]!)) {
      spikes.push(open[at]!);
      const meets = isSame(open[before]!, open[after]!);
      open.splice(at, 1);
      // What was left and right of an exact spike is the same place.
      if (meets) open.splice(at % open.length, 1);
      i = Math.max(0, at - 2);
      calm = 0;
    } else {
      i = at + 1;
      calm++;
    }
  }
  const kept = open.length >= 3 ? [...open, open[0]!] : undefined;
  return { ring: kept, duplicates, spikes };
}

/** Whether the border turns back at `tip` so that nothing worth the name lies between the way out and the way back. */
function isTip(before: Point, tip: Point, after: Point): boolean {
  const [ax, ay] = [before[0] - tip[0], before[1] - tip[1]];
  const [bx, by] = [after[0] - tip[0], after[1] - tip[1]];
  if (ax * bx + ay * by <= 0) return false;
  const wide = Math.abs(side(tip, before, after));
  if (wide === 0) return true;
  const [shorter, longer] = [Math.hypot(ax, ay), Math.hypot(bx, by)].sort((p, q) => p - q) as [number, number];
  const width = wide / longer;
  return width <= spikeWidth && width * spikeLength <= shorter;
}
