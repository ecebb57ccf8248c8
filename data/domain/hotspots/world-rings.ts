/** Outlines in world units. */
export interface WorldRings {
  /** x, y in turn. */
  readonly places: Float64Array;
  readonly rings: Uint32Array;
  readonly cells: Uint32Array;
}

/** Even-odd rule, half open, so that of two areas that share an edge exactly one has a place on it. */
export function isWithinRing({ places, rings }: WorldRings, ring: number, x: number, y: number): boolean {
  let isInside = false;
  for (let at = rings[ring]! + 1; at < rings[ring + 1]!; at++) {
    const [ax, ay] = [places[at * 2 - 2]!, places[at * 2 - 1]!];
    const [bx, by] = [places[at * 2]!, places[at * 2 + 1]!];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
  }
  return isInside;
}

/** The box of each cell: least x, least y, greatest x, greatest y; the least above the greatest where a cell has no places. */
export function boxesOf({ places, rings, cells }: WorldRings): Float64Array {
  const boxes = new Float64Array((cells.length - 1) * 4);
  for (let cell = 0; cell < cells.length - 1; cell++) {
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let at = rings[cells[cell]!]!; at < rings[cells[cell + 1]!]!; at++) {
      [x0, x1] = [Math.min(x0, places[at * 2]!), Math.max(x1, places[at * 2]!)];
      [y0, y1] = [Math.min(y0, places[at * 2 + 1]!), Math.max(y1, places[at * 2 + 1]!)];
    }
    boxes.set([x0, y0, x1, y1], cell * 4);
  }
  return boxes;
}
