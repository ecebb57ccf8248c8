import type { EdgeTable } from './edge-table.ts';

/** The edges of a table by the squares of a grid that they pass through: about one edge a square. */
export interface EdgeGrid {
  readonly table: EdgeTable;
  /** Side of a square in lattice units. */
  readonly side: number;
  readonly columns: number;
  readonly rows: number;
  /** Edges of square `row * columns + column`: `edges[starts[square]]` up to `edges[starts[square + 1]]`. */
  readonly starts: Int32Array;
  readonly edges: Int32Array;
}

const mostSquares = 2 ** 22;

/** Sorts the edges into squares. */
export function edgeGrid(table: EdgeTable): EdgeGrid {
  const [w, h] = [table.width + 1, table.height + 1];
  const wanted = Math.min(mostSquares, Math.max(1, table.count));
  const side = Math.max(1, Math.ceil(Math.max(Math.sqrt((w * h) / wanted), Math.max(w, h) / wanted)));
  const [columns, rows] = [Math.ceil(w / side), Math.ceil(h / side)];
  const starts = new Int32Array(columns * rows + 1);
  passes(table, side, columns, (square) => starts[square + 1]!++);
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  const edges = new Int32Array(starts.at(-1)!);
  const next = starts.slice();
  passes(table, side, columns, (square, edge) => (edges[next[square]!++] = edge));
  return { table, side, columns, rows, starts, edges };
}

/** Each square that an edge passes through or touches, row by row; a square beside it may be among them. */
function passes(
  { count, ax, ay, bx, by }: EdgeTable,
  side: number,
  columns: number,
  visit: (square: number, edge: number) => void,
): void {
  for (let e = 0; e < count; e++) {
    const [x0, y0, x1, y1] = [ax[e]!, ay[e]!, bx[e]!, by[e]!];
    const [low, high] = [Math.floor(y0 / side), Math.floor(y1 / side)];
    const [least, most] = [Math.min(x0, x1), Math.max(x0, x1)];
    for (let row = low; row <= high; row++) {
      let [from, to] = [least, most];
      if (low !== high) {
        // One unit of room on either side for rounding.
        const slope = (x1 - x0) / (y1 - y0);
        const atLow = x0 + (Math.max(y0, row * side) - y0) * slope;
        const atHigh = x0 + (Math.min(y1, (row + 1) * side) - y0) * slope;
        from = Math.max(least, Math.min(atLow, atHigh) - 1);
        to = Math.min(most, Math.max(atLow, atHigh) + 1);
      }
      const last = Math.floor(to / side);
      for (let column = Math.floor(from / side); column <= last; column++) visit(row * columns + column, e);
    }
  }
}
