import type { Lattice } from './lattice.ts';

/** Cases that a filter chose, column by column; the first `count` places hold. */
export interface CaseColumns {
  readonly count: number;
  /** World units (`geometry/tile.ts`). */
  readonly x: Uint32Array;
  readonly y: Uint32Array;
  /** When reported, epoch seconds. */
  readonly at: Uint32Array;
}

/** A stretch of time [from, to), epoch seconds. */
export interface Slice {
  readonly from: number;
  readonly to: number;
}

/** Cases by cell and slice. */
export interface CellCounts {
  /** By cell over the whole period. */
  readonly period: Uint32Array;
  /** By cell for each slice, the oldest first. */
  readonly slices: readonly Uint32Array[];
  /** The cell of each case; -1 where it lies in none or outside the period. */
  readonly cellOf: Int32Array;
  /** Cases of the period that lie in a cell, and that lie in none. */
  readonly inside: number;
  readonly outside: number;
}

const daySeconds = 86_400;

/** How long a slice of each kind is, seconds. Asia/Shanghai has no summer time, so that days are all alike. */
export const sliceSeconds = { week: 7 * daySeconds, day: daySeconds } as const;

/** A period in slices of a day has at most so many: a trend over more is read by nobody, and each takes memory for every cell. */
export const mostDays = 120;

/**
 * A period cut into slices, the oldest first. They are counted back from its end; what is left over at its beginning, less
 * than a slice, belongs to the period and to no slice, since a shorter slice would look quiet.
 * @param from as `to`: epoch seconds
 */
export function slicesOf(from: number, to: number, kind: keyof typeof sliceSeconds): Slice[] {
  const length = sliceSeconds[kind];
  const count = Math.max(0, Math.floor((to - from) / length));
  return Array.from({ length: count }, (_, i) => ({
    from: to - (count - i) * length,
    to: to - (count - i - 1) * length,
  }));
}

/**
 * Counts cases by cell and slice: one pass, some forty nanoseconds a case.
 * @param from the period [from, to), epoch seconds: cases outside it are passed over
 */
export function countCases(
  cases: CaseColumns,
  lattice: Lattice,
  { from, to, slice }: { readonly from: number; readonly to: number; readonly slice: keyof typeof sliceSeconds },
): CellCounts {
  const cells = lattice.ids.length;
  const stretches = slicesOf(from, to, slice);
  const period = new Uint32Array(cells);
  const bySlice = new Uint32Array(cells * stretches.length);
  const cellOf = new Int32Array(cases.count).fill(-1);
  const first = stretches[0]?.from ?? to;
  const length = sliceSeconds[slice];
  const { x, y, at } = cases;
  let [inside, outside] = [0, 0];
  for (let i = 0; i < cases.count; i++) {
    const seconds = at[i]!;
    if (seconds < from || seconds >= to) continue;
    const cell = lattice.locate(x[i]!, y[i]!);
    if (cell < 0) {
      outside++;
      continue;
    }
    inside++;
    cellOf[i] = cell;
    period[cell]!++;
    if (seconds >= first) bySlice[Math.floor((seconds - first) / length) * cells + cell]!++;
  }
  const slices = stretches.map((_, i) => bySlice.subarray(i * cells, (i + 1) * cells));
  return { period, slices, cellOf, inside, outside };
}
