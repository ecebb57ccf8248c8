import type { CellRule } from '#domain/collection.ts';
import { tileExtent } from '#domain/geometry/tile.ts';
import { everySlot, type Block } from './block.ts';
import type { Column } from './columns.ts';
import type { Bytes } from './bytes.ts';
import { Layer } from './encode.ts';
import type { Bounds, PointIndex } from './point-index.ts';
import type { Predicate } from './predicates.ts';

/** Cells across a tile. */
const across = 32;

/** Values of the rule's `by` column that are counted apart: 1 to this. */
const kinds = 31;

/** Where the columns of a cell rule stand; its flag parts the blocks, so that a block knows whether it is open. */
export interface CellColumns {
  readonly overdueAt: number;
  readonly by: number;
}

/** Finds a rule's columns. @throws RangeError when the declaration lacks one: it cannot be served */
export function cellColumns(rule: CellRule, columns: readonly Column[]): CellColumns {
  const at = (property: string) => {
    const i = columns.findIndex((c) => c.property === property);
    if (i < 0) throw new RangeError(`The cell rule names ${property}, which is no index column.`);
    return i;
  };
  return { overdueAt: at(rule.overdueAt), by: at(rule.by) };
}

/** The counts of a tile's cells, row after row from the northern edge. */
export interface Cells {
  readonly total: Uint32Array;
  readonly open: Uint32Array;
  readonly overdue: Uint32Array;
  /** cell * (kinds + 1) + value */
  readonly by: Uint32Array;
  /** The first deadline after `now`: until then the clock changes nothing. Epoch seconds. */
  readonly until: number;
}

/**
 * Counts all points of a tile that pass, by cell.
 * @param shift world units of a cell as a power of two
 * @param now epoch seconds; what is open and due by then is overdue
 */
export function countCells(
  index: PointIndex,
  at: CellColumns,
  bounds: Bounds,
  shift: number,
  predicates: readonly Predicate[],
  now: number,
): Cells {
  const [total, open, overdue] = [new Uint32Array(1024), new Uint32Array(1024), new Uint32Array(1024)];
  const by = new Uint32Array(1024 * (kinds + 1));
  const [left, top] = [bounds.minX, bounds.minY];
  let until = Infinity;
  const cellOf = (x: number, y: number) => (((y - top) >>> shift) << 5) | ((x - left) >>> shift);
  index.select(bounds, predicates, (block, selection, count) => {
    const { x, y } = block;
    const kindOf = block.values[at.by] as Int16Array;
    const cell = cellOf(block.minX, block.minY);
    if (within(block, bounds) && cell === cellOf(block.maxX, block.maxY)) {
      total[cell]! += count;
      if (count === block.count) {
        block.tally ??= tallyOf(kindOf, everySlot, count);
        for (let kind = 1; kind <= kinds; kind++) by[(cell << 5) | kind]! += block.tally[kind]!;
      } else {
        const tally = tallyOf(kindOf, selection, count);
        for (let kind = 1; kind <= kinds; kind++) by[(cell << 5) | kind]! += tally[kind]!;
      }
    } else {
      for (let i = 0; i < count; i++) {
        const slot = selection[i]!;
        const own = (((y[slot]! - top) >>> shift) << 5) | ((x[slot]! - left) >>> shift);
        total[own]!++;
        const kind = kindOf[slot]!;
        if (kind > 0 && kind <= kinds) by[(own << 5) | kind]!++;
      }
    }
    if (block.part === 0) return;
    const due = block.values[at.overdueAt] as Uint32Array;
    for (let i = 0; i < count; i++) {
      const slot = selection[i]!;
      const own = cellOf(x[slot]!, y[slot]!);
      open[own]!++;
      const deadline = due[slot]!;
      if (deadline === 0) continue;
      if (deadline <= now) overdue[own]!++;
      else if (deadline < until) until = deadline;
    }
  });
  return { total, open, overdue, by, until };
}

function within(block: Block, { minX, minY, maxX, maxY }: Bounds): boolean {
  return block.minX >= minX && block.minY >= minY && block.maxX <= maxX && block.maxY <= maxY;
}

/** How many of the selected points have each value that is counted apart. */
function tallyOf(kindOf: Int16Array, selection: Uint16Array, count: number): Uint32Array {
  const tally = new Uint32Array(kinds + 1);
  for (let i = 0; i < count; i++) {
    const kind = kindOf[selection[i]!]!;
    if (kind > 0 && kind <= kinds) tally[kind]!++;
  }
  return tally;
}

/** Writes the cells that hold anything as points at their centres; counts of nought are left out. */
export function writeCells(out: Bytes, name: string, cells: Cells): void {
  const layer = new Layer(out, name);
  const keys = new Map<string, number>();
  const count = (key: string, value: number) => {
    if (value === 0) return;
    let number = keys.get(key);
    if (number === undefined) keys.set(key, (number = layer.key(key)));
    layer.tag(number, layer.wholeValue(value));
  };
  const width = tileExtent / across;
  for (let cell = 0; cell < across * across; cell++) {
    if (cells.total[cell] === 0) continue;
    count('total', cells.total[cell]!);
    count('open', cells.open[cell]!);
    count('overdue', cells.overdue[cell]!);
    for (let kind = 1; kind <= kinds; kind++) count(`a${kind}`, cells.by[cell * (kinds + 1) + kind]!);
    layer.point(cell, (cell % across) * width + width / 2, Math.floor(cell / across) * width + width / 2);
  }
  layer.end();
}
