import { metresPerDegree } from './chainage.ts';

/**
 * The direction in which one place lies from another, good for places a few kilometres apart.
 * @param from lon/lat, degrees
 * @returns degrees clockwise from north, 0 to 360; 0 where both are the same
 */
export function bearingTo(from: readonly number[], to: readonly number[]): number {
  const [perLng, perLat] = metresPerDegree((from[1]! + to[1]!) / 2);
  const [east, north] = [(to[0]! - from[0]!) * perLng, (to[1]! - from[1]!) * perLat];
  return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360;
}

/** How far two bearings are apart, degrees, 0 to 180. */
export function turnBetween(a: number, b: number): number {
  const turn = Math.abs(a - b) % 360;
  return turn > 180 ? 360 - turn : turn;
}
