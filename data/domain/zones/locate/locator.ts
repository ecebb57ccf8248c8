import { unitsPerDegree } from '#domain/geometry/lattice.ts';
import type { Owner } from '../coverage/arc.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { edgeGrid, type EdgeGrid } from './edge-grid.ts';
import { edgeTable, type EdgeTable } from './edge-table.ts';

/**
 * Answers whose ground a place is, many times a second; it stands for the coverage as it was when it was made.
 * The answers are those of `Coverage.ownerAt`: places are rounded to the lattice (1e-7 degree), and what lies on a border
 * belongs to the ground west of it, on a level border to the ground north of it. So each place has one owner, the same
 * whoever asks. No rounding decides.
 */
export class Locator {
  readonly grid: EdgeGrid;
  /** Of squares without edges: place in `owners` of whose ground the square is; -1 of the others. */
  readonly #whole: Int32Array;

  constructor(table: EdgeTable) {
    this.grid = edgeGrid(table);
    this.#whole = new Int32Array(this.grid.columns * this.grid.rows).fill(-1);
    this.#wholeSquares();
  }

  /** The owner of a place in degrees WGS84. */
  ownerAt(lon: number, lat: number): Owner {
    return this.ownerOn(Math.round(lon * unitsPerDegree), Math.round(lat * unitsPerDegree));
  }

  /** The owner of a place in lattice units; halves are allowed. */
  ownerOn(x: number, y: number): Owner {
    return this.grid.table.owners[this.numberOn(x, y)]!;
  }

  /** The owner of a place in lattice units by its place in the table's `owners`. */
  numberOn(x: number, y: number): number {
    const { origin, width, height } = this.grid.table;
    const [px, py] = [x - origin[0], y - origin[1]];
    return px < 0 || py < 0 || px > width || py >= height ? 0 : this.#look(px, py);
  }

  /** Looks due east from a place inside the grid until the nearest border or a square that is all one owner's. */
  #look(px: number, py: number): number {
    const { table, side, columns, starts, edges } = this.grid;
    const { ax, ay, bx, by, left } = table;
    const row = Math.floor(py / side) * columns;
    for (let column = Math.floor(px / side); column < columns; column++) {
      const square = row + column;
      const whole = this.#whole[square]!;
      if (whole >= 0) return whole;
      const until = (column + 1) * side;
      let nearest = -1;
      let at = 0;
      for (let i = starts[square]!; i < starts[square + 1]!; i++) {
        const e = edges[i]!;
        const y0 = ay[e]!;
        const rise = by[e]! - y0;
        const above = py - y0;
        if (above < 0 || above >= rise) continue;
        const x0 = ax[e]!;
        const run = bx[e]! - x0;
        if (run * above - rise * (px - x0) < 0) continue;
        // Beyond this square something nearer may stand that is not among its edges.
        if (run * above - rise * (until - x0) >= 0) continue;
        const x = x0 + (run * above) / rise;
        if (nearest < 0 || x < at - 1e-3 || (x < at + 1e-3 && isWestOf(table, e, nearest))) {
          nearest = e;
          at = x;
        }
      }
      if (nearest >= 0) return left[nearest]!;
    }
    return 0;
  }

  #wholeSquares(): void {
    const { side, columns, rows, starts } = this.grid;
    for (let row = 0; row < rows; row++) {
      // From east to west, so that a look to the east goes over what is settled already.
      for (let column = columns - 1; column >= 0; column--) {
        const square = row * columns + column;
        if (starts[square + 1]! === starts[square]!) this.#whole[square] = this.#look(column * side, row * side);
      }
    }
  }
}

/** Of two borders that pass a height, whether the first is met first from the west just above it. They do not cross. */
function isWestOf(table: EdgeTable, p: number, q: number): boolean {
  if (table.ay[q]! < table.ay[p]!) return !isWestOf(table, q, p);
  const low = sideOf(table, p, table.ax[q]!, table.ay[q]!);
  return (low === 0 ? sideOf(table, p, table.bx[q]!, table.by[q]!) : low) < 0;
}

/** Positive where a place lies to the west of an edge. Exact (arc.ts `widest`). */
function sideOf({ ax, ay, bx, by }: EdgeTable, e: number, x: number, y: number): number {
  return (bx[e]! - ax[e]!) * (y - ay[e]!) - (by[e]! - ay[e]!) * (x - ax[e]!);
}

/** A locator for a coverage as it is now. */
export function makeLocator(coverage: Coverage): Locator {
  return new Locator(edgeTable(coverage.arcs()));
}
