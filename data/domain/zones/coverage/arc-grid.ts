import type { Point } from '#domain/geometry/lattice.ts';
import type { Arc } from './arc.ts';
import { boxesMeet, boxOf, type LatticeBox } from './box.ts';

/** Side of a square of the grid in lattice units, about 300 m: a few arcs each. */
const side = 2 ** 15;
/** Squares in a column of the whole world, and some: the number of a square is unique. */
const column = 2 ** 17;

/** Arcs by the squares that their pieces pass through; a change costs what the changed arcs cost, however many there are. */
export class ArcGrid {
  readonly #squares = new Map<number, Set<Arc>>();
  /** The columns that were ever used: where a look to the east or west may end. */
  #first = Infinity;
  #last = -Infinity;

  add(arc: Arc): void {
    for (const square of squaresOf(arc)) {
      const held = this.#squares.get(square);
      if (held === undefined) this.#squares.set(square, new Set([arc]));
      else held.add(arc);
      const x = Math.floor(square / column + 0.5);
      if (x < this.#first) this.#first = x;
      if (x > this.#last) this.#last = x;
    }
  }

  remove(arc: Arc): void {
    for (const square of squaresOf(arc)) {
      const held = this.#squares.get(square);
      held?.delete(arc);
      if (held?.size === 0) this.#squares.delete(square);
    }
  }

  /** Arcs whose bounding box meets a box, each once. */
  meeting(box: LatticeBox): Set<Arc> {
    const found = new Set<Arc>();
    for (let x = Math.floor(box.minX / side); x <= Math.floor(box.maxX / side); x++) {
      for (let y = Math.floor(box.minY / side); y <= Math.floor(box.maxY / side); y++) {
        for (const arc of this.#squares.get(x * column + y) ?? []) {
          if (!found.has(arc) && boxesMeet(boxOf(arc.points), box)) found.add(arc);
        }
      }
    }
    return found;
  }

  /** Arcs in the square of a place. */
  around([x, y]: Point): Iterable<Arc> {
    return this.#squares.get(Math.floor(x / side) * column + Math.floor(y / side)) ?? [];
  }

  /**
   * Arcs that a look from a place due east (or west) may meet, square by square.
   * @returns for each square: its arcs, and the x up to which they answer for (exclusive to the east, inclusive to the west)
   */
  *looking([x, y]: Point, east: boolean): Generator<{ arcs: Iterable<Arc>; until: number }> {
    const row = Math.floor(y / side);
    const from = Math.floor(x / side);
    if (east) {
      for (let c = Math.max(from, this.#first); c <= this.#last; c++) {
        yield { arcs: this.#squares.get(c * column + row) ?? [], until: (c + 1) * side };
      }
    } else {
      for (let c = Math.min(from, this.#last); c >= this.#first; c--) {
        yield { arcs: this.#squares.get(c * column + row) ?? [], until: c * side };
      }
    }
  }
}

function* squaresOf({ points }: Arc): Generator<number> {
  let last = NaN;
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = points[i - 1]!;
    const [bx, by] = points[i]!;
    const [left, right] = [Math.floor(Math.min(ax, bx) / side), Math.floor(Math.max(ax, bx) / side)];
    const [low, high] = [Math.floor(Math.min(ay, by) / side), Math.floor(Math.max(ay, by) / side)];
    for (let x = left; x <= right; x++) {
      for (let y = low; y <= high; y++) {
        const square = x * column + y;
        if (square !== last) yield square;
        last = square;
      }
    }
  }
}
