/** A column of a table on a wall. */
export interface WallColumn {
  readonly key: string;
  /** The narrowest it can be, ems. */
  readonly ems: number;
  /** So wide its words would stand in full, ems: what matters less than `mattersMuch` comes in only beside that. */
  readonly full?: number;
  /** How much it matters: 1 first. */
  readonly weight: number;
}

/** The last weight for whose sake the words of others are cut. */
export const mattersMuch = 3;

/**
 * The columns there is room for: the weightiest as long as they fit, in the order they stand in. The weightiest always.
 * @param width ems
 * @param gap between two columns, ems
 */
export function columnsThatFit<C extends WallColumn>(columns: readonly C[], width: number, gap: number): C[] {
  const kept: C[] = [];
  const used = (one: C, isFull: boolean) => (isFull ? Math.max(one.ems, one.full ?? 0) : one.ems);
  for (const column of [...columns].sort((a, b) => a.weight - b.weight)) {
    const isFull = column.weight > mattersMuch;
    const needed = [...kept, column].reduce((sum, one) => sum + used(one, isFull) + gap, -gap);
    // What matters less does not take the room of what did not fit.
    if (kept.length > 0 && needed > width) break;
    kept.push(column);
  }
  return columns.filter((column) => kept.includes(column));
}
