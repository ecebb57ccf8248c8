import { boxesOf, isWithinRing, type WorldRings } from './world-rings.ts';

/** Pixels of the finder across the mean width of a cell: most of them then lie within one cell. */
const pixelsAcross = 12;

/** Pixels at most. */
const mostPixels = 2 ** 22;

/** What a pixel says that no cell touches. */
const nobody = -1;

/**
 * Finds the cell of a place. A picture of the cells is drawn once: a pixel that no border crosses names its cell, any other
 * a short list of those that come near. So a million places take tens of milliseconds.
 * @returns the cell of a place in world units; -1 where there is none; the smallest one where cells overlap
 */
export function placeFinder(world: WorldRings): (x: number, y: number) => number {
  const { cells } = world;
  const count = cells.length - 1;
  const boxes = boxesOf(world);
  let [west, north, east, south, across, known] = [Infinity, Infinity, -Infinity, -Infinity, 0, 0];
  for (let cell = 0; cell < count; cell++) {
    if (!(boxes[cell * 4]! <= boxes[cell * 4 + 2]!)) continue;
    [west, north] = [Math.min(west, boxes[cell * 4]!), Math.min(north, boxes[cell * 4 + 1]!)];
    [east, south] = [Math.max(east, boxes[cell * 4 + 2]!), Math.max(south, boxes[cell * 4 + 3]!)];
    across += boxes[cell * 4 + 2]! - boxes[cell * 4]! + (boxes[cell * 4 + 3]! - boxes[cell * 4 + 1]!);
    known++;
  }
  if (known === 0) return () => nobody;
  const pixel = Math.max(
    1,
    across / known / 2 / pixelsAcross,
    Math.sqrt(((east - west) * (south - north)) / mostPixels),
    (east - west + south - north) / mostPixels,
  );
  const width = Math.floor((east - west) / pixel) + 1;
  const height = Math.floor((south - north) / pixel) + 1;

  /** The cell of a pixel, `nobody`, or -2 - number of its list. */
  const picture = new Int32Array(width * height).fill(nobody);
  const lists: number[][] = [];
  for (let cell = 0; cell < count; cell++) draw(cell);

  function draw(cell: number): void {
    if (!(boxes[cell * 4]! <= boxes[cell * 4 + 2]!)) return;
    const left = Math.floor((boxes[cell * 4]! - west) / pixel);
    const top = Math.floor((boxes[cell * 4 + 1]! - north) / pixel);
    const columns = Math.floor((boxes[cell * 4 + 2]! - west) / pixel) - left + 1;
    const rows = Math.floor((boxes[cell * 4 + 3]! - north) / pixel) - top + 1;
    const crossed = new Uint8Array(columns * rows);
    for (let ring = cells[cell]!; ring < cells[cell + 1]!; ring++) markBorder(ring, left, top, columns, rows, crossed);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const at = (top + row) * width + left + column;
        if (crossed[row * columns + column] === 1) share(at, cell);
        else if (holds(cell, west + (left + column + 0.5) * pixel, north + (top + row + 0.5) * pixel)) {
          // Cells that overlap are a fault of the grid; such a pixel asks them in their order.
          if (picture[at] === nobody) picture[at] = cell;
          else share(at, cell);
        }
      }
    }
  }

  function share(at: number, cell: number): void {
    const known = picture[at]!;
    if (known <= -2) return void lists[-2 - known]!.push(cell);
    picture[at] = -2 - lists.length;
    lists.push(known === nobody ? [cell] : [known, cell]);
  }

  /** Marks the pixels that a ring's edges come through: in each column of pixels the rows that the edge has there. */
  function markBorder(ring: number, left: number, top: number, columns: number, rows: number, crossed: Uint8Array) {
    const { places, rings } = world;
    for (let at = rings[ring]! + 1; at < rings[ring + 1]!; at++) {
      let [ax, ay] = [(places[at * 2 - 2]! - west) / pixel - left, (places[at * 2 - 1]! - north) / pixel - top];
      let [bx, by] = [(places[at * 2]! - west) / pixel - left, (places[at * 2 + 1]! - north) / pixel - top];
      if (ax > bx) [ax, ay, bx, by] = [bx, by, ax, ay];
      // A sliver more to each side, so that rounding leaves no pixel out that the edge touches.
      const [first, last] = [Math.max(0, Math.floor(ax - 1e-6)), Math.min(columns - 1, Math.floor(bx + 1e-6))];
      for (let column = first; column <= last; column++) {
        const slope = bx === ax ? 0 : (by - ay) / (bx - ax);
        const y0 = bx === ax ? ay : ay + slope * (Math.max(ax, column) - ax);
        const y1 = bx === ax ? by : ay + slope * (Math.min(bx, column + 1) - ax);
        const from = Math.max(0, Math.floor(Math.min(y0, y1) - 1e-6));
        const to = Math.min(rows - 1, Math.floor(Math.max(y0, y1) + 1e-6));
        for (let row = from; row <= to; row++) crossed[row * columns + column] = 1;
      }
    }
  }

  function holds(cell: number, x: number, y: number): boolean {
    let isInside = false;
    for (let ring = cells[cell]!; ring < cells[cell + 1]!; ring++) {
      if (isWithinRing(world, ring, x, y)) isInside = !isInside;
    }
    return isInside;
  }

  const scale = 1 / pixel;
  return (x, y) => {
    if (!(x >= west && x <= east && y >= north && y <= south)) return nobody;
    const [column, row] = [Math.floor((x - west) * scale), Math.floor((y - north) * scale)];
    const found = picture[Math.min(row, height - 1) * width + Math.min(column, width - 1)]!;
    if (found >= nobody) return found;
    const list = lists[-2 - found]!;
    for (let i = 0; i < list.length; i++) if (holds(list[i]!, x, y)) return list[i]!;
    return nobody;
  };
}
