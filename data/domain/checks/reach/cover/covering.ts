/** What is to be covered, and the sets that may be taken: indexes of elements, each once. */
export interface Covering {
  readonly elements: number;
  readonly sets: readonly ArrayLike<number>[];
}

export interface Fewest {
  /** Indexes of sets, in the order in which they were found worth taking. */
  readonly chosen: readonly number[];
  /** Nobody can do with fewer. */
  readonly proven: boolean;
  /** So many it takes at least. */
  readonly atLeast: number;
  /** Elements that no set holds. */
  readonly open: readonly number[];
}

/** For each element the sets that hold it: those from `first[e]` up to `first[e + 1]`, ascending. */
export interface Holders {
  readonly first: Int32Array;
  readonly set: Int32Array;
}

export function holdersOf({ elements, sets }: Covering): Holders {
  const first = new Int32Array(elements + 1);
  for (const held of sets) for (let i = 0; i < held.length; i++) first[held[i]! + 1]!++;
  for (let e = 0; e < elements; e++) first[e + 1]! += first[e]!;
  const next = first.slice();
  const set = new Int32Array(first[elements]!);
  for (const [index, held] of sets.entries()) for (let i = 0; i < held.length; i++) set[next[held[i]!]!++] = index;
  return { first, set };
}
