import type { Point } from '#domain/geometry/lattice.ts';
import { nobody, type Edge, type Owner } from '#domain/zones/coverage/arc.ts';
import { chainEdges } from '#domain/zones/coverage/chains.ts';
import { Coverage } from '#domain/zones/coverage/coverage.ts';
import { zoneGround } from '../../../worlds/random-coverage.ts';

/** Side of a square in lattice units, about a kilometre. */
export const side = 100_000;
const [west, south] = [1_199_000_000, 324_500_000];

/** The corner in column x, row y of the squares. */
export const corner = (x: number, y: number): Point => [west + x * side, south + y * side];

/**
 * A city of squares: rows from north to south, one letter a square's zone, '.' is nobody's.
 * ['AB', 'AC'] has A in the west, B over C in the east.
 */
export function squareCity(rows: readonly string[]): Coverage {
  const owner = (x: number, y: number): Owner => {
    const letter = rows[rows.length - 1 - y]?.[x];
    return letter === undefined || letter === '.' ? nobody : letter;
  };
  const width = Math.max(...rows.map((row) => row.length));
  const edges: Edge[] = [];
  for (let x = 0; x <= width; x++) {
    for (let y = 0; y <= rows.length; y++) {
      edges.push({ a: corner(x, y), b: corner(x + 1, y), left: owner(x, y), right: owner(x, y - 1) });
      edges.push({ a: corner(x, y), b: corner(x, y + 1), left: owner(x - 1, y), right: owner(x, y) });
    }
  }
  const letters = [...new Set(rows.join(''))].filter((letter) => letter !== '.').sort();
  return Coverage.of(
    letters.map((letter) => [letter, zoneGround(letter)] as const),
    chainEdges(edges.filter(({ left, right }) => left !== right)),
  );
}
