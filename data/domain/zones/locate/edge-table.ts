import { boxOf, type LatticeBox } from '../coverage/box.ts';
import { nobody, type Arc, type Owner } from '../coverage/arc.ts';
import type { Point } from '#domain/geometry/lattice.ts';

/**
 * The straight pieces of arcs in columns. Places are whole lattice units from the origin; each edge runs upward
 * (level ones to the east), so that `left` lies to the west of it (north of a level one) and `right` to the east.
 */
export interface EdgeTable {
  readonly count: number;
  readonly origin: Point;
  /** Greatest x and y from the origin. */
  readonly width: number;
  readonly height: number;
  readonly ax: Int32Array;
  readonly ay: Int32Array;
  readonly bx: Int32Array;
  readonly by: Int32Array;
  /** Places in `owners`. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** The first is nobody. */
  readonly owners: readonly Owner[];
}

/**
 * Puts arcs into columns.
 * @param arcs within 3 degrees of each other (arc.ts `widest`); places whole lattice units
 */
export function edgeTable(arcs: Iterable<Arc>): EdgeTable {
  const all = [...arcs];
  const { minX, minY, maxX, maxY } = boxAround(all);
  const count = all.reduce((sum, { points }) => sum + points.length - 1, 0);
  const [ax, ay, bx, by] = [column(count), column(count), column(count), column(count)];
  const [left, right] = [column(count), column(count)];
  const owners: Owner[] = [nobody];
  const numbers = new Map<Owner, number>([[nobody, 0]]);
  const numberOf = (owner: Owner): number => {
    const known = numbers.get(owner);
    if (known !== undefined) return known;
    numbers.set(owner, owners.length);
    return owners.push(owner) - 1;
  };
  let e = 0;
  for (const arc of all) {
    const [l, r] = [numberOf(arc.left), numberOf(arc.right)];
    const { points } = arc;
    for (let i = 1; i < points.length; i++, e++) {
      const [px, py] = points[i - 1]!;
      const [qx, qy] = points[i]!;
      const upward = py < qy || (py === qy && px < qx);
      ax[e] = (upward ? px : qx) - minX;
      ay[e] = (upward ? py : qy) - minY;
      bx[e] = (upward ? qx : px) - minX;
      by[e] = (upward ? qy : py) - minY;
      left[e] = upward ? l : r;
      right[e] = upward ? r : l;
    }
  }
  return {
    count,
    origin: [minX, minY],
    width: maxX - minX,
    height: maxY - minY,
    ax,
    ay,
    bx,
    by,
    left,
    right,
    owners,
  };
}

const column = (length: number): Int32Array => new Int32Array(length);

function boxAround(arcs: readonly Arc[]): LatticeBox {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { points } of arcs) {
    const box = boxOf(points);
    if (box.minX < minX) minX = box.minX;
    if (box.minY < minY) minY = box.minY;
    if (box.maxX > maxX) maxX = box.maxX;
    if (box.maxY > maxY) maxY = box.maxY;
  }
  return arcs.length === 0 ? { minX: 0, minY: 0, maxX: 0, maxY: 0 } : { minX, minY, maxX, maxY };
}
