import type { Covering } from './covering.ts';

/** So many steps are searched; what is not settled then stays unproven. The count and not the clock, so that the answer is always the same. */
const mostSteps = 20_000;

/** What is left of a covering when it is made as small as it can be. */
interface Small {
  /** Sets that may still be taken, and the rows (classes of elements) each holds. */
  readonly columns: readonly { readonly set: number; readonly rows: ReadonlySet<number> }[];
  /** For each row the columns that hold it. */
  readonly rows: readonly (readonly number[])[];
}

/**
 * The fewest sets that hold all elements, by branch and bound.
 * @param part sets that may be taken
 * @param elements what they hold
 * @param known a covering that is there already
 * @param least so many it takes at least, as far as is known
 */
export function provenCover(
  sets: Covering['sets'],
  part: readonly number[],
  elements: readonly number[],
  known: readonly number[],
  least: number,
): { chosen: number[]; proven: boolean; atLeast: number } {
  const { columns, rows } = reduced(sets, part, elements);
  let best = [...known];
  let steps = 0;
  const covered = new Int32Array(rows.length);
  const barred = new Uint8Array(columns.length);
  const taken: number[] = [];

  const open = (row: number): number[] => rows[row]!.filter((column) => barred[column] === 0);

  const search = (): void => {
    if (++steps > mostSteps) return;
    let choice: readonly number[] | undefined;
    const apart = new Set<number>();
    let bound = 0;
    const waiting = rows
      .map((_, row) => row)
      .filter((row) => covered[row] === 0)
      .map((row) => ({ row, by: open(row) }))
      .sort((a, b) => a.by.length - b.by.length || a.row - b.row);
    for (const { by } of waiting) {
      choice ??= by;
      if (by.some((column) => apart.has(column))) continue;
      bound++;
      for (const column of by) apart.add(column);
    }
    if (choice === undefined) {
      if (taken.length < best.length) best = taken.map((column) => columns[column]!.set);
      return;
    }
    if (choice.length === 0 || taken.length + bound >= best.length) return;
    const gain = (column: number): number =>
      [...columns[column]!.rows].reduce((sum, row) => sum + (covered[row] === 0 ? 1 : 0), 0);
    const ordered = choice.map((column) => ({ column, gain: gain(column) }));
    ordered.sort((a, b) => b.gain - a.gain || a.column - b.column);
    for (const { column } of ordered) {
      taken.push(column);
      for (const row of columns[column]!.rows) covered[row]!++;
      search();
      for (const row of columns[column]!.rows) covered[row]!--;
      taken.pop();
      // What begins with it has been looked through.
      barred[column] = 1;
      if (best.length <= least) break;
    }
    for (const { column } of ordered) barred[column] = 0;
  };

  search();
  const proven = steps <= mostSteps || best.length === least;
  return { chosen: best, proven, atLeast: proven ? best.length : least };
}

/** Elements in the same sets are one row; a row is left out where another asks for more, a set where another holds all it holds. */
function reduced(sets: Covering['sets'], part: readonly number[], elements: readonly number[]): Small {
  let columns = part.map((set) => ({ set, rows: new Set<number>() }));
  const wanted = new Set(elements);
  const holders = new Map<number, number[]>();
  for (const [column, set] of part.entries()) {
    for (let i = 0; i < sets[set]!.length; i++) {
      const element = sets[set]![i]!;
      if (!wanted.has(element)) continue;
      const known = holders.get(element);
      if (known === undefined) holders.set(element, [column]);
      else known.push(column);
    }
  }
  let rows = [...new Map([...holders.values()].map((held) => [held.join(), held])).values()];
  for (let before = -1; before !== rows.length + columns.length;) {
    before = rows.length + columns.length;
    rows = withoutWider(rows);
    for (const column of columns) column.rows.clear();
    for (const [row, held] of rows.entries()) for (const column of held) columns[column]!.rows.add(row);
    const kept = columns.filter((column, i) => !columns.some((other, j) => i !== j && outdoes(other, column, j < i)));
    const renumbered = new Map(kept.map((column, i) => [columns.indexOf(column), i]));
    rows = [
      ...new Map(
        rows
          .map((held) => held.flatMap((column) => renumbered.get(column) ?? []))
          .map((held) => [held.join(), held] as const),
      ).values(),
    ];
    columns = kept;
  }
  for (const column of columns) column.rows.clear();
  for (const [row, held] of rows.entries()) for (const column of held) columns[column]!.rows.add(row);
  return { columns, rows };
}

/** Rows without those that are met whenever another one is. */
function withoutWider(rows: readonly number[][]): number[][] {
  const asSets = rows.map((held) => new Set(held));
  const shortFirst = rows.map((_, row) => row).sort((a, b) => rows[a]!.length - rows[b]!.length || a - b);
  const kept: number[] = [];
  for (const row of shortFirst) {
    const isWider = kept.some((other) => rows[other]!.every((column) => asSets[row]!.has(column)));
    if (!isWider) kept.push(row);
  }
  return kept.sort((a, b) => a - b).map((row) => rows[row]!);
}

/** Whether one column holds all rows of another; of two that hold the same the first stays. */
function outdoes(
  { rows: mine }: { readonly rows: ReadonlySet<number> },
  { rows: theirs }: { readonly rows: ReadonlySet<number> },
  isBefore: boolean,
): boolean {
  if (theirs.size > mine.size || (theirs.size === mine.size && !isBefore)) return false;
  for (const row of theirs) if (!mine.has(row)) return false;
  return true;
}
