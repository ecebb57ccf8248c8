import { blocksOf, gapsOf, type Reading } from './gaps.ts';
import type { Interval } from './stretch.ts';
import type { RuledStretch } from './stretches.ts';

/** Something that stands without counting, metres from the start of the stretch. */
export interface Repairable {
  readonly name: string;
  readonly at: number;
}

/**
 * The fewest things to be put right so that a part that fails complies: to repair is less than to add.
 * @param part of a loop may lie beyond its length
 * @param places of what counts already, in order
 * @returns none where the part would fail even if all of them counted
 */
export function fewestRepairs(
  part: Interval,
  stretch: RuledStretch,
  places: readonly number[],
  others: readonly Repairable[],
  reading: Reading,
): readonly Repairable[] {
  const { length, closed, limit } = stretch;
  const inPart = others
    .flatMap((one) => (closed ? [one, { ...one, at: one.at + length }] : [one]))
    .filter(({ at }) => at >= part.from && at <= part.to)
    .sort((a, b) => a.at - b.at);
  const chosen = reading === 'gap' ? farthestEach(inPart, part, limit) : inPart.slice(0, 1);
  if (chosen.length === 0) return [];
  const together = [...places, ...chosen.map(({ at }) => (at > length ? at - length : at))].sort((a, b) => a - b);
  const parts = reading === 'gap' ? gapsOf(stretch, together, limit) : blocksOf(stretch, together, limit);
  const isMended = parts.every(({ from, to, complies }) => complies || to <= part.from + 1 || from >= part.to - 1);
  return isMended ? chosen : [];
}

/** From one to the farthest next within the limit: no other choice is fewer. At least one, for a bare street may be short. */
function farthestEach(inPart: readonly Repairable[], { from, to }: Interval, limit: number): Repairable[] {
  const chosen: Repairable[] = [];
  for (let at = from; to - at > limit; at = chosen.at(-1)!.at) {
    const next = inPart.filter((one) => one.at > at && one.at <= at + limit).at(-1);
    if (next === undefined) break;
    chosen.push(next);
  }
  return chosen.length === 0 ? inPart.slice(0, 1) : chosen;
}
