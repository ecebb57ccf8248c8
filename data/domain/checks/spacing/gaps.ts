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

/** What parts of a stretch come to: no part is kept but those that fail, for there may be a million. */
export interface Parts<T> {
  readonly failing: readonly T[];
  /** Metres of the parts that comply. */
  readonly compliant: number;
  /** The longest part, metres. */
  readonly longest: number;
}

/**
 * The gaps of a stretch, ends included, in their order.
 * @param places metres from the start, in order
 * @param limit metres; a gap of exactly that complies
 */
export function gapsOf(stretch: Stretch, places: ArrayLike<number>, limit: number): Gap[] {
  const gaps: Gap[] = [];
  const bare = places.length === 0;
  eachGap(stretch, places, (from, to) => {
    gaps.push({ from, to, length: to - from, bare, complies: !bare && isWithin(from, to, limit) });
  });
  return gaps;
}

/** What the gaps come to. */
export function sumGaps(stretch: Stretch, places: ArrayLike<number>, limit: number): Parts<Gap> {
  const failing: Gap[] = [];
  const bare = places.length === 0;
  let [compliant, longest] = [0, 0];
  eachGap(stretch, places, (from, to) => {
    const length = to - from;
    if (length > longest) longest = length;
    if (!bare && isWithin(from, to, limit)) compliant += length;
    else failing.push({ from, to, length, bare, complies: false });
  });
  return { failing, compliant, longest };
}

const isWithin = (from: number, to: number, limit: number): boolean => to - from <= limit + tolerance;

function eachGap(
  { length, closed }: Stretch,
  places: ArrayLike<number>,
  visit: (from: number, to: number) => void,
): void {
  const count = places.length;
  if (count === 0) return visit(0, length);
  // On an open stretch something at the very end, or two at one place, leave no gap to speak of.
  if (!closed && places[0]! > tolerance) visit(0, places[0]!);
  for (let i = 1; i < count; i++) if (places[i]! - places[i - 1]! > tolerance) visit(places[i - 1]!, places[i]!);
  const last = places[count - 1]!;
  const end = closed ? places[0]! + length : length;
  if (end - last > tolerance) visit(last, end);
}

/**
 * The blocks of a stretch. What stands exactly between two blocks counts for one of them, whichever lacks it.
 * @param places metres from the start, in order
 * @param limit metres a block
 */
export function blocksOf(stretch: Stretch, places: ArrayLike<number>, limit: number): Block[] {
  const blocks: Block[] = [];
  eachBlock(stretch, places, limit, (from, to, complies) => blocks.push({ from, to, complies }));
  return blocks;
}

/** What the blocks come to. */
export function sumBlocks(stretch: Stretch, places: ArrayLike<number>, limit: number): Parts<Block> {
  const failing: Block[] = [];
  let [compliant, longest] = [0, 0];
  eachBlock(stretch, places, limit, (from, to, complies) => {
    longest = Math.max(longest, to - from);
    if (complies) compliant += to - from;
    else failing.push({ from, to, complies });
  });
  return { failing, compliant, longest };
}

function eachBlock(
  { length }: Stretch,
  places: ArrayLike<number>,
  limit: number,
  visit: (from: number, to: number, complies: boolean) => void,
): void {
  const count = Math.max(1, Math.ceil((length - tolerance) / limit));
  let next = 0;
  for (let i = 0; i < count; i++) {
    const isLast = i === count - 1;
    const from = i * limit;
    const to = isLast ? length : from + limit;
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
    visit(from, to, complies);
  }
}

/** Per cent of a stretch's length that complies by a reading. */
export function compliance(stretch: Stretch, places: ArrayLike<number>, limit: number, reading: Reading): number {
  const { compliant } = reading === 'gap' ? sumGaps(stretch, places, limit) : sumBlocks(stretch, places, limit);
  return stretch.length === 0 ? 100 : (100 * compliant) / stretch.length;
}
