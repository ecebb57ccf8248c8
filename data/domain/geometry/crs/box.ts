import type { Crs } from './crs.ts';

/** Steps along each edge of a box whose edges are curves in degrees. */
const steps = 32;

/**
 * A box of a CRS as a box in degrees.
 * @param box [least first, least second, greatest first, greatest second] in the CRS's axis order and unit
 * @returns [west, south, east, north]: for systems along meridians and parallels the very box, else the smallest box
 *   around it, its edges followed in steps; west is greater than east for a box across the 180th meridian (degrees
 *   only); undefined where the box reaches beyond where the CRS holds
 */
export function boxInDegrees(
  [a0, b0, a1, b1]: readonly [number, number, number, number],
  crs: Crs,
): readonly [number, number, number, number] | undefined {
  if (crs.isAlongDegrees) {
    const [least, greatest] = [crs.to(a0, b0), crs.to(a1, b1)];
    return least && greatest && [...least, ...greatest];
  }
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i <= steps; i++) {
    const [a, b] = [a0 + ((a1 - a0) * i) / steps, b0 + ((b1 - b0) * i) / steps];
    for (const place of [crs.to(a, b0), crs.to(a, b1), crs.to(a0, b), crs.to(a1, b)]) {
      if (place === undefined) return undefined;
      [west, south] = [Math.min(west, place[0]), Math.min(south, place[1])];
      [east, north] = [Math.max(east, place[0]), Math.max(north, place[1])];
    }
  }
  return [west, south, east, north];
}
