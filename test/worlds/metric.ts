import type { Point } from '#domain/geometry/lattice.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';

const origin = [119.9, 32.5] as const;
const [perLng, perLat] = metresPerDegree(origin[1]);

/** A position, lon/lat to seven places, so many metres east and north of a place in Taizhou. */
export function positionAt(east: number, north: number): [number, number] {
  return [Number((origin[0] + east / perLng).toFixed(7)), Number((origin[1] + north / perLat).toFixed(7))];
}

/** The same on the lattice. */
export function latticeAt(east: number, north: number): Point {
  return [Math.round((origin[0] + east / perLng) * 1e7), Math.round((origin[1] + north / perLat) * 1e7)];
}

/** Back: metres east and north. */
export function metresOf([x, y]: Point): [number, number] {
  return [(x / 1e7 - origin[0]) * perLng, (y / 1e7 - origin[1]) * perLat];
}
