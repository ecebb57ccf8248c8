import type { Bbox, Camera } from './contract.ts';

/**
 * Whether a camera asked for is another than the one the map stands at. Addresses round positions: what lies within a
 * few pixels and a twentieth of a zoom is the same, or the map would tremble after each of its own moves.
 */
export function isElsewhere(wanted: Camera, at: Camera): boolean {
  const pixelsPerDegree = (512 * 2 ** at.zoom) / 360;
  return (
    Math.abs(wanted.zoom - at.zoom) > 0.06 ||
    Math.abs(wanted.lng - at.lng) * pixelsPerDegree > 6 ||
    Math.abs(wanted.lat - at.lat) * pixelsPerDegree > 6 ||
    Math.abs((wanted.bearing ?? 0) - (at.bearing ?? 0)) > 0.5
  );
}

/** The middle of a bbox. */
export function centreOf([west, south, east, north]: Bbox): readonly [number, number] {
  return [(west + east) / 2, (south + north) / 2];
}
