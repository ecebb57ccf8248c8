import { tolerance, type Interval, type Stretch } from './stretch.ts';

/** Two readings of "one each 500 m" (practice.md 6): by the gaps between neighbours and ends, or one in each block of 500 m. */
export type Reading = 'gap' | 'block';

/** A gap between neighbours, or between an end and what is next to it. */
export interface Gap extends Interval {
  /** Metres. */
  readonly length: number;
  /** Nothing stands on the whole stretch: it fails however short it is. */
  readonly bare: boolean;
  readonly complies: boolean;
}

/** One block of a stretch: from its start on, each as long as the limit, the last one what is left. */
export interface Block extends Interval {
  readonly complies: boolean;
}

/**
 * The gaps of a stretch, ends included, in their order.
 * @param places metres from the start, in order
 * @param limit metres; a gap of exactly that complies
 */
export function gapsOf({ length, closed }: Stretch, places: readonly number[], limit: number): Gap[] {
  if (places.length === 0) return [{ from: 0, to: length, length, bare: true, complies: false }];
  const bounds = closed ? [...places, places[0]! + length] : [0, ...places, length];
  const gaps: Gap[] = [];
  for (let i = 1; i < bounds.length; i++) {
    const [from, to] = [bounds[i - 1]!, bounds[i]!];
    // On an open stretch something at the very end, or two at one place, leave no gap to speak of.
    if (to - from <= tolerance && !(closed && places.length === 1)) continue;
    gaps.push({ from, to, length: to - from, bare: false, complies: to - from <= limit + tolerance });
  }
  return gaps;
}

/**
 * The blocks of a stretch. What stands exactly between two blocks counts for one of them, whichever lacks it.
 * @param places metres from the start, in order
 * @param limit metres a block
 */
export function blocksOf({ length }: Stretch, places: readonly number[], limit: number): Block[] {
  const count = Math.max(1, Math.ceil((length - tolerance) / limit));
  const blocks: Block[] = [];
  let next = 0;
  for (let i = 0; i < count; i++) {
    const from = i * limit;
    const to = i === count - 1 ? length : from + limit;
    const isLast = i === count - 1;
    let complies = false;
    while (next < places.length && places[next]! < to - tolerance) {
      complies = true;
      next++;
    }
    // At the bound: this block's where it has nothing else, otherwise the next one's.
    while (next < places.length && places[next]! <= to + tolerance && (isLast || !complies)) {
      complies = true;
      next++;
    }
    blocks.push({ from, to, complies });
  }
  return blocks;
}

/** Per cent of a stretch's length that complies by a reading. */
export function compliance(stretch: Stretch, places: readonly number[], limit: number, reading: Reading): number {
  const parts = reading === 'gap' ? gapsOf(stretch, places, limit) : blocksOf(stretch, places, limit);
  return stretch.length === 0 ? 100 : (100 * compliantLength(parts)) / stretch.length;
}

/** Metres of the parts that comply. */
export function compliantLength(parts: readonly (Interval & { readonly complies: boolean })[]): number {
  return parts.reduce((sum, { from, to, complies }) => sum + (complies ? to - from : 0), 0);
}
