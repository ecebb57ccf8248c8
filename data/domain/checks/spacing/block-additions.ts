import { blocksOf } from './gaps.ts';
import { nearestAllowed, tolerance, type Additions, type Interval, type Stretch } from './stretch.ts';

/** A way to furnish the blocks up to one: what it adds, what fails, and what stands at the bound to the next block. */
interface Way {
  readonly places: readonly number[];
  readonly failing: readonly Interval[];
  /** Things that stand at the bound and have not been counted for the block before it. */
  readonly left: number;
  /** Something was added at the bound already. */
  readonly isBoundTaken: boolean;
}

/**
 * The fewest places so that each block has something. What stands on a bound counts for one of its blocks: for that which
 * could not be furnished otherwise.
 * @param places metres from the start, in order
 * @param forbidden as `joined` gives it
 */
export function fewestInBlocks(
  stretch: Stretch,
  places: readonly number[],
  limit: number,
  forbidden: readonly Interval[],
): Additions {
  const blocks = blocksOf(stretch, places, limit);
  const at = (bound: number): number => places.filter((place) => Math.abs(place - bound) <= tolerance).length;
  let ways: Way[] = [{ places: [], failing: [], left: at(0), isBoundTaken: false }];
  for (const [i, { from, to }] of blocks.entries()) {
    const isLast = i === blocks.length - 1;
    const isHeldWithin = places.some((place) => place > from + tolerance && place < to - tolerance);
    const atEnd = at(to);
    const within = nearestAllowed((from + to) / 2, from, to, forbidden);
    const choices = [within, nearestAllowed(from, from, from, forbidden), nearestAllowed(to, to, to, forbidden)];
    ways = best(ways.flatMap((way) => [...onwards(way)]));

    function* onwards(way: Way): Generator<Way> {
      const next = { places: way.places, failing: way.failing, left: isLast ? 0 : atEnd, isBoundTaken: false };
      if (isHeldWithin || way.left > 0) yield next;
      if (atEnd > 0) yield { ...next, left: isLast ? 0 : atEnd - 1 };
      for (const place of choices) {
        if (place === undefined || (way.isBoundTaken && place - from <= tolerance)) continue;
        yield { ...next, places: [...way.places, place], isBoundTaken: to - place <= tolerance };
      }
      yield { ...next, failing: [...way.failing, { from, to }] };
    }
  }
  const { places: added, failing } = ways.sort(byWorth)[0]!;
  return { places: added, failing };
}

/** Of the ways that leave the same behind them the best. */
function best(ways: readonly Way[]): Way[] {
  const kept = new Map<string, Way>();
  for (const way of ways) {
    const key = `${Math.min(way.left, 2)} ${way.isBoundTaken}`;
    const known = kept.get(key);
    if (known === undefined || byWorth(way, known) < 0) kept.set(key, way);
  }
  return [...kept.values()];
}

/** First the least that fails, then the fewest additions. */
function byWorth(a: Way, b: Way): number {
  const failing = ({ failing }: Way): number => failing.reduce((sum, { from, to }) => sum + to - from, 0);
  return failing(a) - failing(b) || a.places.length - b.places.length;
}
