import type { Sum } from './sums.ts';

/** Off by less than this are floating sums. */
const room = 1e-9;

/** What is lacking until a share reaches its limit, by turning some of the rest into it: in the unit of the sum. */
export function toConvert({ part, whole }: Sum, least: number): number {
  return Math.max(0, (least * whole) / 100 - part);
}

/** What has to be added if nothing is turned: undefined where no addition reaches 100 %. */
export function toAdd({ part, whole }: Sum, least: number): number | undefined {
  const lacking = least * whole - 100 * part;
  if (lacking <= 0) return 0;
  return least >= 100 ? undefined : lacking / (100 - least);
}

/** The next whole number, but not for a hair of a floating sum. */
export function wholeUp(value: number): number {
  return Math.max(0, Math.ceil(value - Math.max(1, Math.abs(value)) * room));
}

/** Something that can be turned as a whole. */
export interface Convertible {
  readonly name: string;
  readonly amount: number;
}

/**
 * The fewest things whose amounts together reach a sum: the largest first, the last one the smallest that will do.
 * @returns undefined where all together do not reach it
 */
export function fewestReaching(things: readonly Convertible[], wanted: number): Convertible[] | undefined {
  const sorted = [...things]
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => b.amount - a.amount || (a.name < b.name ? -1 : 1));
  const enough = wanted * (1 - room);
  const chosen: Convertible[] = [];
  let sum = 0;
  for (const [i, thing] of sorted.entries()) {
    if (sum >= enough) break;
    if (sum + thing.amount < enough) {
      chosen.push(thing);
      sum += thing.amount;
      continue;
    }
    const least = sorted.slice(i).reduce((a, b) => (sum + b.amount >= enough ? Math.min(a, b.amount) : a), Infinity);
    const last = sorted.slice(i).find(({ amount }) => amount === least)!;
    chosen.push(last);
    sum += last.amount;
    break;
  }
  return sum >= enough ? chosen : undefined;
}
