import { toLattice, type Point } from '#domain/geometry/lattice.ts';
import { placeAt } from '#domain/streets/chainage.ts';
import { partAt, type Street } from '#domain/streets/assemble.ts';

/**
 * A line square across a street, to split zones at so many metres along it. At a bend it is square to the piece before.
 * @param chainage metres along the street, held within it
 * @param reach metres to either side of its middle
 * @returns the end on the left hand, then the one on the right
 */
export function crossLine(street: Street, chainage: number, reach: number): Point[] {
  const part = partAt(street, chainage);
  return [reach, -reach].map((left) => toLattice(placeAt(part.measured, chainage - part.begin, left).position));
}
