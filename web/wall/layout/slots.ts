import type { Slot } from '#domain/wall/showing.ts';

/** The places of a wall, row by row. */
export function slotsOf({ columns, rows }: { readonly columns: number; readonly rows: number }): Slot[] {
  return Array.from({ length: rows * columns }, (_, place) => ({
    column: place % columns,
    row: Math.floor(place / columns),
  }));
}

/** The shows of a rotation that a place has; undefined = the wall as one. */
export function showsAt<S extends { readonly column?: number; readonly row?: number }>(
  shows: readonly S[],
  slot: Slot | undefined,
): S[] {
  if (slot === undefined) return [...shows];
  return shows.filter(({ column = slot.column, row = slot.row }) => column === slot.column && row === slot.row);
}
