import type { Block } from './blocks.ts';
import { netBox, netPlace, type CellGrid } from './cells.ts';
import { contains } from '#domain/geometry/lattice.ts';

/** Finds cell and block of a point in lattice units; -1 outside the built-up area. */
export interface Locator {
  cellAt(x: number, y: number): number;
  blockAt(x: number, y: number): number;
}

/** Prepares the net of cells as an index over the blocks, so that a million points are placed in a second. */
export function locatorFor(grid: CellGrid, blocks: readonly Block[]): Locator {
  const candidates: number[][] = Array.from(grid.at, () => []);
  for (const block of blocks) {
    const xs = block.ring.map(([x]) => x);
    const ys = block.ring.map(([, y]) => y);
    const crossed = new Set<number>();
    for (let i = 1; i < block.ring.length; i++) {
      forBox(grid, [block.ring[i - 1]!, block.ring[i]!], (place) => crossed.add(place));
    }
    forBox(
      grid,
      [
        [Math.min(...xs), Math.min(...ys)],
        [Math.max(...xs), Math.max(...ys)],
      ],
      (place) => {
        const [west, south, east, north] = netBox(grid, place);
        if (crossed.has(place) || contains(block.ring, (west + east) / 2, (south + north) / 2)) {
          candidates[place]!.push(block.index);
        }
      },
    );
  }
  return {
    cellAt(x, y) {
      const place = netPlace(grid, x, y);
      return place === -1 ? -1 : grid.at[place]!;
    },
    blockAt(x, y) {
      const place = netPlace(grid, x, y);
      if (place === -1) return -1;
      return candidates[place]!.find((block) => contains(blocks[block]!.ring, x, y)) ?? -1;
    },
  };
}

function forBox(grid: CellGrid, points: readonly (readonly [number, number])[], visit: (place: number) => void) {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [cellWest, cellSouth, cellEast, cellNorth] = netBox(grid, 0);
  const width = cellEast - cellWest;
  const height = cellNorth - cellSouth;
  const clampColumn = (x: number) => Math.min(grid.columns - 1, Math.max(0, Math.floor((x - grid.west) / width)));
  const clampRow = (y: number) => Math.min(grid.rows - 1, Math.max(0, Math.floor((grid.north - y) / height)));
  for (let row = clampRow(Math.max(...ys)); row <= clampRow(Math.min(...ys)); row++) {
    for (let column = clampColumn(Math.min(...xs)); column <= clampColumn(Math.max(...xs)); column++) {
      visit(row * grid.columns + column);
    }
  }
}
