import { rowsOf, type Neighbours } from './neighbours.ts';
import { boxesOf, type WorldRings } from './world-rings.ts';

/**
 * Cells count as touching where a corner of one lies so near the border of the other; world units, about 25 cm on the ground
 * here. Grids of different surveys do not share their corners to the millimetre, and a corner may lie on the middle of an edge.
 */
const touch = 32;

/** First-order contiguity: cells are neighbours that share a border or a corner; each is its own neighbour. Ascending. */
export function contiguityOf(world: WorldRings): Neighbours {
  const { places, rings, cells } = world;
  const count = cells.length - 1;
  const boxes = boxesOf(world);
  const around = boxGrid(boxes, count);
  const found: Set<number>[] = Array.from({ length: count }, (_, cell) => new Set([cell]));
  for (let cell = 0; cell < count; cell++) {
    for (let at = rings[cells[cell]!]!; at < rings[cells[cell + 1]!]!; at++) {
      const [x, y] = [places[at * 2]!, places[at * 2 + 1]!];
      for (const other of around(x, y)) {
        if (found[cell]!.has(other) || !isOnBorder(world, other, x, y)) continue;
        found[cell]!.add(other);
        found[other]!.add(cell);
      }
    }
  }
  return rowsOf(found);
}

function isOnBorder({ places, rings, cells }: WorldRings, cell: number, x: number, y: number): boolean {
  for (let ring = cells[cell]!; ring < cells[cell + 1]!; ring++) {
    for (let at = rings[ring]! + 1; at < rings[ring + 1]!; at++) {
      const [ax, ay] = [places[at * 2 - 2]!, places[at * 2 - 1]!];
      const [dx, dy] = [places[at * 2]! - ax, places[at * 2 + 1]! - ay];
      const length = dx * dx + dy * dy;
      const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
      const [ex, ey] = [ax + share * dx - x, ay + share * dy - y];
      if (ex * ex + ey * ey <= touch * touch) return true;
    }
  }
  return false;
}

/** Boxes by squares of about their own size. @returns the cells whose box, widened by `touch`, holds a place */
function boxGrid(boxes: Float64Array, count: number): (x: number, y: number) => readonly number[] {
  let [across, known] = [0, 0];
  for (let cell = 0; cell < count; cell++) {
    const width = boxes[cell * 4 + 2]! - boxes[cell * 4]! + boxes[cell * 4 + 3]! - boxes[cell * 4 + 1]!;
    if (width >= 0) [across, known] = [across + width / 2, known + 1];
  }
  const side = Math.max(1, across / Math.max(1, known));
  const key = (column: number, row: number): number => column * 2 ** 26 + row;
  const squares = new Map<number, number[]>();
  for (let cell = 0; cell < count; cell++) {
    const [x0, y0, x1, y1] = boxes.subarray(cell * 4, cell * 4 + 4) as unknown as [number, number, number, number];
    if (!(x0 <= x1)) continue;
    for (let column = Math.floor((x0 - touch) / side); column <= Math.floor((x1 + touch) / side); column++) {
      for (let row = Math.floor((y0 - touch) / side); row <= Math.floor((y1 + touch) / side); row++) {
        const there = squares.get(key(column, row));
        if (there === undefined) squares.set(key(column, row), [cell]);
        else there.push(cell);
      }
    }
  }
  return (x, y) =>
    (squares.get(key(Math.floor(x / side), Math.floor(y / side))) ?? []).filter(
      (cell) =>
        x >= boxes[cell * 4]! - touch &&
        x <= boxes[cell * 4 + 2]! + touch &&
        y >= boxes[cell * 4 + 1]! - touch &&
        y <= boxes[cell * 4 + 3]! + touch,
    );
}
