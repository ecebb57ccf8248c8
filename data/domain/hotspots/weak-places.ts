import type { HotCell } from './hotspot.ts';
import { hourOfWeek } from './matrix.ts';

/** Why a place is weak (plan 2.1.14): high in so many slices, or the same comes again there. */
export interface WeakPlace {
  readonly cell: HotCell;
  readonly because: readonly ('slices' | 'repeat')[];
}

/**
 * The weak places 环境薄弱地段: cells that were significantly high in at least `slices` slices, and cells with a repeat place.
 * @param hasRepeat whether the centre of a repeat place (`cases/numbers/repeat-places.ts`) lies in a cell of that id
 */
export function weakPlaces(
  cells: readonly HotCell[],
  hasRepeat: (id: string) => boolean,
  { slices }: { readonly slices: number },
): WeakPlace[] {
  return cells.flatMap((cell) => {
    const because = [
      ...(cell.hotSlices.filter(Boolean).length >= slices ? (['slices'] as const) : []),
      ...(hasRepeat(cell.id) ? (['repeat'] as const) : []),
    ];
    return because.length === 0 ? [] : [{ cell, because }];
  });
}

/** A roadside market that may be there 疑似马路市场 (plan 2.2.15): the same cell, weekday and hours, week after week. */
export interface MarketCandidate {
  /** Number of the cell in its lattice. */
  readonly cell: number;
  /** 0 Monday to 6 Sunday. */
  readonly weekday: number;
  /** Hours [from, to) of Asia/Shanghai. */
  readonly from: number;
  readonly to: number;
  /** Different weeks in which something was reported there and then, and how many cases it was. */
  readonly weeks: number;
  readonly cases: number;
}

const weekSeconds = 7 * 86_400;

/**
 * Cells where cases come again on the same weekday at the same hours, in at least `weeks` different weeks. Hours of a weekday
 * that follow each other are one market.
 * @param cases of the classes in question (unlicensed stalls); the first `count` hold
 * @param cellOf the cell of each; -1 is none
 * @returns the most weeks first, then the most cases
 */
export function marketCandidates(
  cases: { readonly count: number; readonly at: Uint32Array; readonly cellOf: Int32Array },
  { weeks }: { readonly weeks: number },
): MarketCandidate[] {
  const hours = new Map<number, { weeks: Set<number>; cases: number }>();
  for (let i = 0; i < cases.count; i++) {
    const cell = cases.cellOf[i]!;
    if (cell < 0) continue;
    const at = cases.at[i]!;
    const hour = hourOfWeek(at);
    const key = cell * 168 + hour;
    // Taken back to the first hour of its Monday, so that all of one week have the same number.
    const week = Math.floor((at - hour * 3600) / weekSeconds);
    const known = hours.get(key);
    if (known === undefined) hours.set(key, { weeks: new Set([week]), cases: 1 });
    else {
      known.weeks.add(week);
      known.cases++;
    }
  }
  const keys = [...hours].filter(([, one]) => one.weeks.size >= weeks).map(([key]) => key);
  const found: MarketCandidate[] = [];
  let open: { first: number; last: number; weeks: Set<number>; cases: number } | undefined;
  const close = (): void => {
    if (open === undefined) return;
    const [cell, hour] = [Math.floor(open.first / 168), open.first % 168];
    found.push({
      cell,
      weekday: Math.floor(hour / 24),
      from: hour % 24,
      to: (open.last % 24) + 1,
      weeks: open.weeks.size,
      cases: open.cases,
    });
    open = undefined;
  };
  for (const key of keys.sort((a, b) => a - b)) {
    const one = hours.get(key)!;
    if (open !== undefined && key === open.last + 1 && key % 24 !== 0) {
      open.last = key;
      open.cases += one.cases;
      for (const week of one.weeks) open.weeks.add(week);
      continue;
    }
    close();
    open = { first: key, last: key, weeks: new Set(one.weeks), cases: one.cases };
  }
  close();
  return found.sort((a, b) => b.weeks - a.weeks || b.cases - a.cases || a.cell - b.cell || a.weekday - b.weekday);
}
