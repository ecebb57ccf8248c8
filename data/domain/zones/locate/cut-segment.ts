import type { EdgeGrid } from './edge-grid.ts';

/**
 * Where a straight line meets the edges of a grid, as fractions of its length: put behind `cuts`, in no order, some more than
 * once. A line that runs along an edge is cut at that edge's ends. Whole lattice units (not from the grid's origin).
 */
export function cutSegment(grid: EdgeGrid, px: number, py: number, qx: number, qy: number, cuts: number[]): void {
  const { table, side, columns, rows, starts } = grid;
  const [ox, oy] = table.origin;
  const ax = px - ox;
  const ay = py - oy;
  const bx = qx - ox;
  const by = qy - oy;
  const low = Math.min(ay, by);
  const high = Math.max(ay, by);
  const west = Math.min(ax, bx);
  const east = Math.max(ax, bx);
  if (east < 0 || high < 0 || west > table.width || low > table.height) return;
  const firstRow = Math.max(0, Math.floor(low / side));
  const lastRow = Math.min(rows - 1, Math.floor(high / side));
  const slope = by === ay ? 0 : (bx - ax) / (by - ay);
  for (let row = firstRow; row <= lastRow; row++) {
    let from = west;
    let to = east;
    if (firstRow !== lastRow) {
      // One unit of room on either side for rounding.
      const atLow = ax + (Math.max(low, row * side) - ay) * slope;
      const atHigh = ax + (Math.min(high, (row + 1) * side) - ay) * slope;
      from = Math.max(west, Math.min(atLow, atHigh) - 1);
      to = Math.min(east, Math.max(atLow, atHigh) + 1);
    }
    const last = Math.min(columns - 1, Math.floor(to / side));
    for (let column = Math.max(0, Math.floor(from / side)); column <= last; column++) {
      const square = row * columns + column;
      for (let i = starts[square]!; i < starts[square + 1]!; i++) cutAt(grid, grid.edges[i]!, ax, ay, bx, by, cuts);
    }
  }
}

function cutAt({ table }: EdgeGrid, e: number, px: number, py: number, qx: number, qy: number, cuts: number[]): void {
  const ax = table.ax[e]!;
  const ay = table.ay[e]!;
  const bx = table.bx[e]!;
  const by = table.by[e]!;
  const ofP = (bx - ax) * (py - ay) - (by - ay) * (px - ax);
  const ofQ = (bx - ax) * (qy - ay) - (by - ay) * (qx - ax);
  if ((ofP > 0 && ofQ > 0) || (ofP < 0 && ofQ < 0)) return;
  const dx = qx - px;
  const dy = qy - py;
  const ofA = dx * (ay - py) - dy * (ax - px);
  const ofB = dx * (by - py) - dy * (bx - px);
  if ((ofA > 0 && ofB > 0) || (ofA < 0 && ofB < 0)) return;
  if (ofP !== ofQ) {
    cuts.push(ofP / (ofP - ofQ));
    return;
  }
  const square = dx * dx + dy * dy;
  for (const t of [(dx * (ax - px) + dy * (ay - py)) / square, (dx * (bx - px) + dy * (by - py)) / square]) {
    if (t > 0 && t < 1) cuts.push(t);
  }
}
