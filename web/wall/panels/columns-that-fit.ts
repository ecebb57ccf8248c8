/** A column of a table on a wall: the narrowest it can be, in ems; how much it matters (1 first). */
export interface WallColumn {
  readonly key: string;
  readonly ems: number;
  readonly weight: number;
}

/**
 * The columns there is room for: the weightiest as long as they fit, in the order they stand in. The weightiest always.
 * @param width ems
 * @param gap between two columns, ems
 */
export function columnsThatFit<C extends WallColumn>(columns: readonly C[], width: number, gap: number): C[] {
  const kept = new Set<string>();
  let used = 0;
  for (const { key, ems } of [...columns].sort((a, b) => a.weight - b.weight)) {
    const needed = kept.size === 0 ? ems : used + gap + ems;
    // What matters less does not take the room of what did not fit.
    if (kept.size > 0 && needed > width) break;
    kept.add(key);
    used = needed;
  }
  return columns.filter(({ key }) => kept.has(key));
}
