/** A stretch of street as spacing sees it. Places on it are metres from its start. */
export interface Stretch {
  /** Metres. */
  readonly length: number;
  /** The end is the start again: a loop has no ends to be counted. */
  readonly closed: boolean;
}

/** Between two places of a stretch, metres. On a loop `to` may lie beyond its length: it goes on over the start. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** What would make a stretch comply. */
export interface Additions {
  /** The fewest places to be added, in order; metres from the start. */
  readonly places: readonly number[];
  /** What fails even so, for nothing may be put where it would have to be; empty where all complies. */
  readonly failing: readonly Interval[];
}

/**
 * Places are known to a centimetre (seven decimals of a degree): a gap that is longer than the limit by no more than
 * that is as long as the limit.
 */
export const tolerance = 0.01;

/** Where nothing may be put, in order and without touching one another; the bounds themselves are allowed. */
export function joined(forbidden: readonly Interval[]): Interval[] {
  const sorted = forbidden.filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from);
  const apart: { from: number; to: number }[] = [];
  for (const { from, to } of sorted) {
    const last = apart.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else apart.push({ from, to });
  }
  return apart;
}

/** The last allowed place at or before a place; `forbidden` as `joined` gives it. */
export function allowedBefore(at: number, forbidden: readonly Interval[]): number {
  return intervalAround(at, forbidden)?.from ?? at;
}

/** The first allowed place at or after a place. */
export function allowedAfter(at: number, forbidden: readonly Interval[]): number {
  return intervalAround(at, forbidden)?.to ?? at;
}

function intervalAround(at: number, forbidden: readonly Interval[]): Interval | undefined {
  let low = 0;
  let high = forbidden.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (forbidden[middle]!.to <= at) low = middle + 1;
    else high = middle;
  }
  const found = forbidden[low];
  return found !== undefined && found.from < at ? found : undefined;
}

/** The allowed place nearest to one, within bounds; of two as near the earlier. */
export function nearestAllowed(
  at: number,
  least: number,
  most: number,
  forbidden: readonly Interval[],
): number | undefined {
  const within = Math.min(Math.max(at, least), most);
  const candidates = [allowedBefore(within, forbidden), allowedAfter(within, forbidden)].filter(
    (place) => place >= least && place <= most,
  );
  return candidates.sort((a, b) => Math.abs(a - at) - Math.abs(b - at) || a - b)[0];
}
