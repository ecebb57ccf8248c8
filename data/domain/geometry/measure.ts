import geodesic from 'geographiclib-geodesic';
import { metres, type LngLat, type Metres } from '#domain/brand.ts';

/** Longitude, latitude in degrees WGS84: a GeoJSON position or a branded pair; further ordinates are ignored. */
export type LngLatLike = readonly number[] | LngLat;

const ellipsoid = geodesic.Geodesic.WGS84;

/** The geodesic distance between two places in metres, on the WGS84 ellipsoid (exact to nanometres). */
export function distance(a: LngLatLike, b: LngLatLike): Metres {
  return metres(ellipsoid.Inverse(a[1]!, a[0]!, b[1]!, b[0]!, geodesic.Geodesic.DISTANCE).s12!);
}

/** The geodesic length of a line in metres: 0 for fewer than two places. */
export function lengthOf(line: readonly LngLatLike[]): Metres {
  let sum = 0;
  for (let i = 1; i < line.length; i++) sum += distance(line[i - 1]!, line[i]!);
  return metres(sum);
}

/**
 * The geodesic area of a polygon in square metres, whatever way its rings turn: the first ring less the others.
 * @param polygon rings as in GeoJSON, closed or not, lon/lat degrees WGS84
 */
export function areaOf(polygon: readonly (readonly LngLatLike[])[]): number {
  return polygon.reduce((sum, ring, i) => (i === 0 ? ringArea(ring) : sum - ringArea(ring)), 0);
}

function ringArea(ring: readonly LngLatLike[]): number {
  const sum = ellipsoid.Polygon(false);
  for (const at of ring) sum.AddPoint(at[1]!, at[0]!);
  return Math.abs(sum.Compute(false, true).area!);
}

/** The place at a distance in metres from another, by the geodesic that leaves it at a bearing (degrees clockwise from north). */
export function placeBeyond(from: LngLatLike, bearing: number, distanceMetres: number): [number, number] {
  const { lon2, lat2 } = ellipsoid.Direct(from[1]!, from[0]!, bearing, distanceMetres);
  return [lon2!, lat2!];
}
