import type { Interval, Stretch } from '#domain/checks/spacing/stretch.ts';

/** A stretch in whole metres, so that every solution worth looking at lies on whole metres too. */
export interface WholeStretch extends Stretch {
  readonly places: readonly number[];
  readonly limit: number;
  readonly forbidden: readonly Interval[];
}

/** Whether a stretch complies by its gaps, said in the plainest way: from every metre mark on, something stands within the limit. */
export function compliesByGaps({ length, closed, limit }: WholeStretch, places: readonly number[]): boolean {
  if (places.length === 0) return false;
  const stands = new Set(places.map((at) => (closed ? at % length : at)));
  // From each thing (or the start) the next thing (or the end) is looked for, step by step.
  const begins = closed ? [...stands] : [0, ...stands];
  return begins.every((from) => {
    for (let step = 1; step <= limit; step++) {
      const at = closed ? (from + step) % length : from + step;
      if (stands.has(at) || (!closed && at >= length)) return true;
    }
    return !closed && from >= length;
  });
}

/** Whether each block of a stretch has something: what stands on a bound may be given to either block, tried both ways. */
export function compliesByBlocks({ length, limit }: WholeStretch, places: readonly number[]): boolean {
  const count = Math.max(1, Math.ceil(length / limit));
  const fits = (block: number, at: number): boolean =>
    at >= block * limit && at <= (block === count - 1 ? length : (block + 1) * limit);
  const tryFrom = (block: number, left: readonly number[]): boolean =>
    block === count || left.some((at, i) => fits(block, at) && tryFrom(block + 1, left.toSpliced(i, 1)));
  return tryFrom(0, places);
}

/** The least number of additions, by trying all; undefined where not even all allowed places together comply. */
export function leastAdditions(
  stretch: WholeStretch,
  complies: (stretch: WholeStretch, places: readonly number[]) => boolean,
): number | undefined {
  const { length, closed, places, forbidden } = stretch;
  const allowed = Array.from({ length: closed ? length : length + 1 }, (_, at) => at).filter(
    (at) => !forbidden.some(({ from, to }) => lies(at, from, to)),
  );
  if (
    !complies(
      stretch,
      [...places, ...allowed].sort((a, b) => a - b),
    )
  )
    return undefined;
  for (let count = 0; ; count++) if (some(allowed, count, 0, [])) return count;

  function lies(at: number, from: number, to: number): boolean {
    // On a loop two that touch over the start leave no room either.
    const isSeam = closed && at === 0 && from === 0 && forbidden.some((other) => other.to === length);
    return isSeam || (at > from && at < to);
  }

  function some(from: readonly number[], count: number, start: number, chosen: readonly number[]): boolean {
    if (chosen.length === count)
      return complies(
        stretch,
        [...places, ...chosen].sort((a, b) => a - b),
      );
    for (let i = start; i < from.length; i++) if (some(from, count, i + 1, [...chosen, from[i]!])) return true;
    return false;
  }
}
