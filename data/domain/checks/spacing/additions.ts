import { fewestInBlocks } from './block-additions.ts';
import { gapsOf, type Reading } from './gaps.ts';
import {
  allowedAfter,
  allowedBefore,
  joined,
  nearestAllowed,
  tolerance,
  type Additions,
  type Interval,
  type Stretch,
} from './stretch.ts';

/**
 * The fewest places that make a stretch comply, spread evenly between what stands already. Each gap is furnished from one
 * end, as far on each time as is allowed, which gives the least number; then the same number is moved apart evenly within
 * what is left of freedom. Where a forbidden stretch is longer than the limit, its two ends are used, so that no more of
 * the street fails than must.
 * @param places metres from the start, in order
 * @param limit metres
 * @param forbidden where nothing new may be put
 */
export function fewestAdditions(
  stretch: Stretch,
  places: readonly number[],
  limit: number,
  reading: Reading,
  forbidden: readonly Interval[] = [],
): Additions {
  const closedTo = joined(forbidden);
  return reading === 'block'
    ? fewestInBlocks(stretch, places, limit, closedTo)
    : inGaps(stretch, places, limit, stretch.closed ? unrolled(closedTo, stretch.length) : closedTo);
}

/** What is forbidden on a loop, for places beyond its length too: a gap may go on over the start. */
function unrolled(forbidden: readonly Interval[], length: number): Interval[] {
  return joined(
    [-length, 0, length, 2 * length].flatMap((by) =>
      forbidden.map(({ from, to }) => ({ from: from + by, to: to + by })),
    ),
  );
}

function inGaps(stretch: Stretch, places: readonly number[], limit: number, forbidden: readonly Interval[]): Additions {
  if (places.length === 0) return stretch.closed ? onLoop(stretch.length, limit, forbidden) : onBare(stretch.length);
  const filled = gapsOf(stretch, places, limit)
    .filter(({ complies }) => !complies)
    .map(({ from, to }) => fill(from, to, limit, forbidden));
  return {
    places: filled
      .flatMap((one) => one.places.map((at) => (at >= stretch.length ? at - stretch.length : at)))
      .sort(byPlace),
    failing: filled.flatMap((one) => one.failing),
  };

  function onBare(length: number): Additions {
    const filledUp = fill(0, length, limit, forbidden);
    if (filledUp.places.length > 0 || filledUp.failing.length > 0) return filledUp;
    const one = nearestAllowed(length / 2, 0, length, forbidden);
    return one === undefined ? { places: [], failing: [{ from: 0, to: length }] } : { places: [one], failing: [] };
  }
}

/** New places keep within half of it, so that sums of lengths cannot carry one beyond. */
const half = tolerance / 2;

const byPlace = (a: number, b: number): number => a - b;

/**
 * A loop on which nothing stands. All places can be moved on together until one comes up against a forbidden stretch, so
 * that one of the fewest solutions has a place at the beginning of one (or, where nothing is forbidden, anywhere).
 */
function onLoop(length: number, limit: number, forbidden: readonly Interval[]): Additions {
  const starts = forbidden.map(({ from }) => from).filter((from) => from >= 0 && from < length);
  let best: Additions | undefined;
  for (const start of starts.length === 0 ? [0] : starts) {
    // All of it may be forbidden: then there is no place to begin with.
    if (allowedBefore(start, forbidden) !== start || coversAll(forbidden, start, length)) continue;
    const { places, failing } = fill(start, start + length, limit, forbidden);
    const all = [start, ...places].map((at) => (at >= length ? at - length : at)).sort(byPlace);
    if (best === undefined || worth(failing, all) < worth(best.failing, best.places)) best = { places: all, failing };
  }
  return best ?? { places: [], failing: [{ from: 0, to: length }] };

  /** First the least that fails, then the fewest. */
  function worth(failing: readonly Interval[], all: readonly number[]): number {
    return failing.reduce((sum, { from, to }) => sum + to - from, 0) * 1e6 + all.length;
  }
}

function coversAll(forbidden: readonly Interval[], from: number, length: number): boolean {
  return forbidden.some((one) => one.from <= from && one.to >= from + length);
}

/** Furnishes the open space between two places that stand (or two ends). */
function fill(from: number, to: number, limit: number, forbidden: readonly Interval[]): Additions {
  const hole = forbidden.find((one) => Math.min(one.to, to) - Math.max(one.from, from) > limit + tolerance);
  if (hole !== undefined) return besideHole(from, to, hole, limit, forbidden);
  const latest: number[] = [];
  for (let at = from; to - at > limit + tolerance; at = latest.at(-1)!) {
    latest.push(allowedBefore(at + limit + half, forbidden));
  }
  return { places: spread(from, to, latest, limit, forbidden), failing: [] };
}

/** A forbidden stretch longer than the limit fails whatever is done; what lies on either side of it need not. */
function besideHole(
  from: number,
  to: number,
  hole: Interval,
  limit: number,
  forbidden: readonly Interval[],
): Additions {
  const isBefore = hole.from - from > tolerance;
  const isAfter = to - hole.to > tolerance;
  const before = isBefore ? fill(from, hole.from, limit, forbidden) : { places: [], failing: [] };
  const after = isAfter ? fill(hole.to, to, limit, forbidden) : { places: [], failing: [] };
  return {
    places: [...before.places, ...(isBefore ? [hole.from] : []), ...(isAfter ? [hole.to] : []), ...after.places],
    failing: [...before.failing, { from: Math.max(from, hole.from), to: Math.min(to, hole.to) }, ...after.failing],
  };
}

/**
 * Moves places apart evenly. Each may lie between the earliest place from which the rest still reaches the end and the
 * latest that the one before it reaches.
 */
function spread(
  from: number,
  to: number,
  latest: readonly number[],
  limit: number,
  forbidden: readonly Interval[],
): number[] {
  const earliest: number[] = [];
  for (let i = latest.length - 1, next = to; i >= 0; i--) {
    // A little less far than forwards, or rounding could leave the next one just out of reach.
    next = allowedAfter(Math.max(from, next - limit - half / 2), forbidden);
    earliest[i] = Math.min(next, latest[i]!);
  }
  const places: number[] = [];
  for (const [i, last] of latest.entries()) {
    const before = places.at(-1) ?? from;
    const most = allowedBefore(Math.min(last, before + limit + half), forbidden);
    const even = from + ((to - from) * (i + 1)) / (latest.length + 1);
    places.push(nearestAllowed(even, earliest[i]!, most, forbidden) ?? most);
  }
  return places;
}
