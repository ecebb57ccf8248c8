import { toLattice, type Point } from '#domain/geometry/lattice.ts';

/** Where zones may lie: China, [west, south, east, north] in degrees. */
const china = [73, 18, 135, 54] as const;

export type PositionTrouble = 'not-a-position' | 'swapped' | 'out-of-range';

/**
 * Reads a GeoJSON position as a place of the lattice; further ordinates are passed over.
 * @returns the place, or what is wrong with it
 */
export function readPosition(position: unknown): Point | PositionTrouble {
  if (!Array.isArray(position)) return 'not-a-position';
  const [x, y] = position as readonly unknown[];
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y))
    return 'not-a-position';
  if (inChina(x, y)) return toLattice([x, y]);
  return inChina(y, x) ? 'swapped' : 'out-of-range';
}

function inChina(longitude: number, latitude: number): boolean {
  return longitude >= china[0] && latitude >= china[1] && longitude <= china[2] && latitude <= china[3];
}

/** Whether a ring in the file ends where it begins, to the place. */
export function isClosed(ring: readonly Point[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
}
