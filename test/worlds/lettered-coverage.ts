import type { Point } from '#domain/geometry/lattice.ts';
import { nobody, type Edge, type Owner } from '#domain/zones/coverage/arc.ts';
import { chainEdges } from '#domain/zones/coverage/chains.ts';
import { Coverage } from '#domain/zones/coverage/coverage.ts';
import type { Ground } from '#domain/zones/content.ts';

/** South-west corner in Taizhou, and the side of a square (about 100 m), in lattice units. */
export const corner: Point = [1_199_000_000, 324_500_000];
export const side = 10_000;

/**
 * A coverage drawn in letters, the first row in the north: each letter a square of the ground of that id, "." nobody's.
 * @param grounds what each letter is
 */
export function letteredCoverage(rows: readonly string[], grounds: Readonly<Record<Owner, Ground>>): Coverage {
  const ownerAt = (x: number, y: number): Owner => {
    const letter = rows[rows.length - 1 - y]?.[x] ?? '.';
    return letter === '.' ? nobody : letter;
  };
  const width = Math.max(...rows.map((row) => row.length));
  const at = (x: number, y: number): Point => [corner[0] + x * side, corner[1] + y * side];
  const edges: Edge[] = [];
  for (let x = 0; x <= width; x++) {
    for (let y = 0; y <= rows.length; y++) {
      const [here, west, south] = [ownerAt(x, y), ownerAt(x - 1, y), ownerAt(x, y - 1)];
      if (here !== west) edges.push({ a: at(x, y), b: at(x, y + 1), left: west, right: here });
      if (here !== south) edges.push({ a: at(x, y), b: at(x + 1, y), left: here, right: south });
    }
  }
  return Coverage.of(Object.entries(grounds), chainEdges(edges));
}
