import geodesic from 'geographiclib-geodesic';
import proj4 from 'proj4';
import { gridXY, lngLat, metres, type GridXY, type LngLat, type Metres } from '#domain/brand.ts';

/** Longitude, latitude in degrees WGS84: a GeoJSON position or a branded pair; further ordinates are ignored. */
export type LngLatLike = readonly number[] | LngLat;

const ellipsoid = geodesic.Geodesic.WGS84;

// CGCS2000 and WGS84 are the same within our accuracy, so the projection goes without a datum shift.
const grid = proj4('+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs');

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

/** EPSG:4549 (CGCS2000, central meridian 120 E) easting, northing in metres of a place in lon/lat degrees. */
export function toGrid(at: LngLatLike): GridXY {
  const [easting, northing] = grid.forward([at[0]!, at[1]!]);
  return gridXY(easting!, northing!);
}

/** The place in lon/lat degrees WGS84 of an EPSG:4549 easting, northing in metres. */
export function fromGrid(at: GridXY | readonly number[]): LngLat {
  const [lng, lat] = grid.inverse([at[0]!, at[1]!]);
  return lngLat(lng!, lat!);
}
