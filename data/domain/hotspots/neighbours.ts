/** Which cells are neighbours, row by row: those of cell `i` stand in `cells` from `starts[i]` to `starts[i + 1]`, itself among them. */
export interface Neighbours {
  readonly starts: Uint32Array;
  readonly cells: Uint32Array;
}

/** Rows of neighbours from sets. */
export function rowsOf(found: readonly ReadonlySet<number>[]): Neighbours {
  const starts = new Uint32Array(found.length + 1);
  for (const [cell, others] of found.entries()) starts[cell + 1] = starts[cell]! + others.size;
  const cells = new Uint32Array(starts[found.length]!);
  for (const [cell, others] of found.entries()) cells.set(Uint32Array.from(others).sort(), starts[cell]!);
  return { starts, cells };
}
