import type { Position } from 'geojson';
import { fromLattice } from '#domain/geometry/lattice.ts';
import type { Ground } from './ground.ts';

/** Cells of one region that hang together by their sides. */
export interface Patch {
  readonly region: number;
  /** Indexes into the ground's `cells`, ascending. */
  readonly cells: readonly number[];
  /** Square metres. */
  readonly size: number;
}

/** Patches with the number of the patch of each cell of the grid, from 1 on; 0: none. */
export interface Patches {
  readonly patches: readonly Patch[];
  readonly labels: Int32Array;
}

/** The patches that chosen cells make, from the south-west on. */
export function patchesOf(ground: Ground, isChosen: (index: number) => boolean): Patches {
  const { cells, indexOf, region, size, columns } = ground;
  const labels = new Int32Array(indexOf.length);
  const patches: Patch[] = [];
  for (let first = 0; first < cells.length; first++) {
    if (labels[cells[first]!] !== 0 || !isChosen(first)) continue;
    const label = patches.length + 1;
    const own: number[] = [first];
    labels[cells[first]!] = label;
    let metres = 0;
    for (const index of own) {
      metres += size[index]!;
      const at = cells[index]!;
      const column = at % columns;
      for (const next of [at - columns, column > 0 ? at - 1 : -1, column < columns - 1 ? at + 1 : -1, at + columns]) {
        const other = indexOf[next] ?? -1;
        if (other < 0 || labels[next] !== 0 || region[other] !== region[first] || !isChosen(other)) continue;
        labels[next] = label;
        own.push(other);
      }
    }
    patches.push({ region: region[first]!, cells: own.sort((a, b) => a - b), size: metres });
  }
  return { patches, labels };
}

/** East, north, west, south. */
const steps = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/**
 * The outline of a patch: its outer ring first, counter-clockwise, then holes. Neighbouring patches have the same places on
 * the border they share.
 * @param label number of the patch
 * @returns rings as in GeoJSON, degrees
 */
export function outlineOf(ground: Ground, { patches, labels }: Patches, label: number): Position[][] {
  const { columns, rows, cells, west, south, stepX, stepY } = ground;
  const labelAt = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= columns || row >= rows ? 0 : labels[row * columns + column]!;
  // Sides of cells beyond which something else lies, the patch at the left: corner -> directions that leave it.
  const leaving = new Map<number, number[]>();
  const corner = (column: number, row: number): number => row * (columns + 1) + column;
  for (const index of patches[label - 1]!.cells) {
    const [column, row] = [cells[index]! % columns, Math.floor(cells[index]! / columns)];
    const sides: [number, number, number, number][] = [
      [column, row, column, row - 1],
      [column + 1, row, column + 1, row],
      [column + 1, row + 1, column, row + 1],
      [column, row + 1, column - 1, row],
    ];
    for (const [direction, [fromColumn, fromRow, beyondColumn, beyondRow]] of sides.entries()) {
      if (labelAt(beyondColumn, beyondRow) === label) continue;
      const at = corner(fromColumn, fromRow);
      const known = leaving.get(at);
      if (known === undefined) leaving.set(at, [direction]);
      else known.push(direction);
    }
  }
  const rings: { readonly ring: Position[]; readonly area: number }[] = [];
  for (const [start, directions] of leaving) {
    while (directions.length > 0) rings.push(trace(start, directions.pop()!));
  }
  return rings.sort((a, b) => b.area - a.area).map(({ ring }) => ring);

  function trace(start: number, first: number): { ring: Position[]; area: number } {
    const places: [number, number][] = [];
    let [column, row] = [start % (columns + 1), Math.floor(start / (columns + 1))];
    let direction = first;
    let area = 0;
    do {
      const [dx, dy] = steps[direction]!;
      area += column * dy - row * dx;
      [column, row] = [column + dx, row + dy];
      const next = corner(column, row) === start ? [first] : leaving.get(corner(column, row))!;
      // Where two cells touch by a corner only, what lies between them on either side is bounded by a ring of its own.
      const turn = next.length > 1 ? (direction + 3) % 4 : next[0]!;
      if (corner(column, row) !== start) next.splice(next.indexOf(turn), 1);
      if (turn !== direction || parts(column, row, direction)) places.push([column, row]);
      direction = turn;
    } while (corner(column, row) !== start);
    const ring = places.map(([c, r]) => fromLattice([west + c * stepX, south + r * stepY]));
    return { ring: [...ring, ring[0]!], area };
  }

  /** Whether two others meet at the right hand of who passes a corner straight on. */
  function parts(column: number, row: number, direction: number): boolean {
    const [ahead, behind] = [
      [labelAt(column, row - 1), labelAt(column - 1, row - 1)],
      [labelAt(column, row), labelAt(column, row - 1)],
      [labelAt(column - 1, row), labelAt(column, row)],
      [labelAt(column - 1, row - 1), labelAt(column - 1, row)],
    ][direction] as [number, number];
    return ahead !== behind;
  }
}
