import { holdersOf, type Covering, type Fewest, type Holders } from './covering.ts';
import { greedyCover } from './greedy-cover.ts';
import { provenCover } from './proven-cover.ts';
import { tradedCover } from './traded-cover.ts';

/** Larger parts than this are not searched through. */
const mostSets = 256;
const mostElements = 4000;
/** A covering is gone through so often to make it smaller by trading; most is won at first. */
const mostTrades = 5;

/**
 * The fewest sets that hold all elements. What hangs together is solved apart: by always taking what covers most, giving
 * back what is not needed and trading, and where it is small enough by a search that proves that fewer do not do.
 */
export function* fewestSets(covering: Covering): Generator<number, Fewest> {
  const { elements, sets } = covering;
  const holders = holdersOf(covering);
  const open: number[] = [];
  for (let e = 0; e < elements; e++) if (holders.first[e] === holders.first[e + 1]) open.push(e);
  const chosen: number[] = [];
  let [proven, atLeast, done] = [true, 0, 0];
  const parts = partsOf(covering, holders);
  for (const part of parts) {
    let taken = yield* greedyCover(sets, part, elements);
    const least = apartFrom(sets, holders, part);
    for (let turn = 0, before = Infinity; turn < mostTrades && taken.length > least && taken.length < before; turn++) {
      before = taken.length;
      taken = yield* tradedCover(covering, holders, taken);
    }
    let best = { chosen: taken, proven: taken.length === least, atLeast: least };
    if (!best.proven && part.length <= mostSets) {
      const held = new Set(part.flatMap((set) => Array.from(sets[set]!)));
      if (held.size <= mostElements) best = provenCover(sets, part, [...held], taken, least);
    }
    chosen.push(...best.chosen);
    atLeast += best.atLeast;
    proven &&= best.proven;
    done += part.length;
    yield done / sets.length;
  }
  return { chosen, proven, atLeast, open };
}

/** Sets that hang together by elements, each part ascending; empty sets are in none. */
function partsOf({ elements, sets }: Covering, { first, set }: Holders): number[][] {
  const part = new Int32Array(sets.length).fill(-1);
  const parts: number[][] = [];
  const seen = new Uint8Array(elements);
  for (let start = 0; start < sets.length; start++) {
    if (part[start]! >= 0 || sets[start]!.length === 0) continue;
    const own = [start];
    part[start] = parts.length;
    for (const index of own) {
      const held = sets[index]!;
      for (let i = 0; i < held.length; i++) {
        const element = held[i]!;
        if (seen[element] === 1) continue;
        seen[element] = 1;
        for (let h = first[element]!; h < first[element + 1]!; h++) {
          const other = set[h]!;
          if (part[other]! >= 0) continue;
          part[other] = parts.length;
          own.push(other);
        }
      }
    }
    parts.push(own.sort((a, b) => a - b));
  }
  return parts;
}

/** How many elements there are of which no two are in one set: each needs a set of its own. Those in few sets are taken first. */
function apartFrom(sets: Covering['sets'], { first, set }: Holders, part: readonly number[]): number {
  const inSets = (e: number): number => first[e + 1]! - first[e]!;
  const waiting: number[][] = [];
  const seen = new Uint8Array(first.length);
  for (const index of part) {
    const held = sets[index]!;
    for (let i = 0; i < held.length; i++) {
      const element = held[i]!;
      if (seen[element] === 1) continue;
      seen[element] = 1;
      (waiting[inSets(element)] ??= []).push(element);
    }
  }
  const taken = new Uint8Array(sets.length);
  let count = 0;
  // Sparse: there is no element in so many sets as a missing list stands for.
  for (const elements of Object.values(waiting)) {
    for (const element of elements) {
      let isApart = true;
      for (let h = first[element]!; isApart && h < first[element + 1]!; h++) isApart = taken[set[h]!] === 0;
      if (!isApart) continue;
      count++;
      for (let h = first[element]!; h < first[element + 1]!; h++) taken[set[h]!] = 1;
    }
  }
  return count;
}
