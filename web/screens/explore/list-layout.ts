/** One row of the list as it stands on the screen: the title of a group, or a feature by its place in the answer. */
export type ListRow =
  | { readonly kind: 'title'; readonly collection: string; readonly count: number }
  | { readonly kind: 'feature'; readonly collection: string; readonly offset: number };

export interface ListLayout {
  readonly rowCount: number;
  readonly featureCount: number;
  readonly rowAt: (row: number) => ListRow;
  /** The row of the feature at this place in the answer. */
  readonly rowOf: (offset: number) => number;
}

/** A browser draws no box higher than some 16 million pixels; what lies beyond is reached by narrowing the view. */
export const mostListed = 200_000;

/**
 * Where titles and features stand, from the counts alone: rows need not be fetched to be laid out.
 * @param groups collections in the order of the answer, with how many features each has in it
 */
export function layOutList(groups: ReadonlyArray<{ readonly collection: string; readonly count: number }>): ListLayout {
  const parts: Array<{ collection: string; count: number; firstRow: number; firstOffset: number }> = [];
  let rows = 0;
  let offset = 0;
  for (const { collection, count } of groups) {
    const fitting = Math.min(count, mostListed - offset);
    if (fitting <= 0) continue;
    parts.push({ collection, count, firstRow: rows, firstOffset: offset });
    rows += fitting + 1;
    offset += fitting;
  }
  return {
    rowCount: rows,
    featureCount: offset,
    rowAt: (row) => {
      const part = parts.filter(({ firstRow }) => firstRow <= row).at(-1)!;
      if (row === part.firstRow) return { kind: 'title', collection: part.collection, count: part.count };
      return { kind: 'feature', collection: part.collection, offset: part.firstOffset + row - part.firstRow - 1 };
    },
    rowOf: (place) => {
      const part = parts.filter(({ firstOffset }) => firstOffset <= place).at(-1)!;
      return part.firstRow + 1 + place - part.firstOffset;
    },
  };
}
