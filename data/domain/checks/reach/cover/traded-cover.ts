import type { Covering, Holders } from './covering.ts';

/**
 * Makes a covering smaller by trading: a set for another that holds all that it alone held, wherever some third one has
 * nothing left then that it alone holds. Gone through once, in order.
 * @returns what is still taken, in its order
 */
export function* tradedCover(
  { elements, sets }: Covering,
  { first, set: holders }: Holders,
  chosen: readonly number[],
): Generator<number, number[]> {
  const times = new Int32Array(elements);
  const isTaken = new Uint8Array(sets.length);
  const mark = new Int32Array(elements).fill(-1);
  const add = (set: number, by: 1 | -1): void => {
    isTaken[set] = by === 1 ? 1 : 0;
    const held = sets[set]!;
    for (let i = 0; i < held.length; i++) times[held[i]!]! += by;
  };
  const isSuperfluous = (set: number): boolean => {
    const held = sets[set]!;
    for (let i = 0; i < held.length; i++) if (times[held[i]!] === 1) return false;
    return true;
  };
  for (const set of chosen) add(set, 1);
  const order = [...chosen];
  for (const [at, set] of order.entries()) {
    if (at % 20 === 19) yield 0;
    if (isTaken[set] === 0) continue;
    // What it alone holds, and of that what fewest others hold.
    let [alone, rarest] = [0, -1];
    for (let i = 0; i < sets[set]!.length; i++) {
      const element = sets[set]![i]!;
      if (times[element] !== 1) continue;
      mark[element] = at;
      alone++;
      const count = first[element + 1]! - first[element]!;
      if (rarest < 0 || count < first[rarest + 1]! - first[rarest]!) rarest = element;
    }
    if (rarest < 0) {
      add(set, -1);
      continue;
    }
    for (let h = first[rarest]!; h < first[rarest + 1]!; h++) {
      const other = holders[h]!;
      const held = sets[other]!;
      if (other === set || held.length < alone) continue;
      let same = 0;
      for (let i = 0; i < held.length; i++) if (mark[held[i]!] === at) same++;
      if (same < alone) continue;
      add(set, -1);
      add(other, 1);
      const third = superfluousBeside(other);
      if (third < 0) {
        add(other, -1);
        add(set, 1);
        continue;
      }
      add(third, -1);
      order[at] = other;
      break;
    }
  }
  return [...new Set(order)].filter((set) => isTaken[set] === 1);

  /** A taken set that shares an element with one and is not needed beside it; -1 where there is none. */
  function superfluousBeside(one: number): number {
    const asked = new Set<number>([one]);
    const held = sets[one]!;
    for (let i = 0; i < held.length; i++) {
      // It is held by the one and one other at least, if that other can do without it.
      if (times[held[i]!]! < 2) continue;
      for (let h = first[held[i]!]!; h < first[held[i]! + 1]!; h++) {
        const other = holders[h]!;
        if (isTaken[other] === 0 || asked.has(other)) continue;
        asked.add(other);
        if (isSuperfluous(other)) return other;
      }
    }
    return -1;
  }
}
