import type { Geometry, Position } from 'geojson';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import { meets } from './meets.ts';

/**
 * Metres from a place to a geometry, 0 within an area; good to a part in ten thousand over a few kilometres.
 * @param place lon/lat, degrees WGS84
 */
export function metresTo(geometry: Geometry, place: readonly number[]): number {
  const scale = metresPerDegree(place[1]!);
  switch (geometry.type) {
    case 'Point':
      return toSegment(place, geometry.coordinates, geometry.coordinates, scale);
    case 'MultiPoint':
      return Math.min(...geometry.coordinates.map((one) => toSegment(place, one, one, scale)));
    case 'LineString':
      return toLine(place, geometry.coordinates, scale);
    case 'MultiLineString':
      return Math.min(...geometry.coordinates.map((line) => toLine(place, line, scale)));
    case 'Polygon':
    case 'MultiPolygon': {
      const [x, y] = place as [number, number];
      if (meets(geometry, [x, y, x, y])) return 0;
      const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
      return Math.min(...rings.map((ring) => toLine(place, ring, scale)));
    }
    case 'GeometryCollection':
      return Math.min(...geometry.geometries.map((one) => metresTo(one, place)));
  }
}

function toLine(place: readonly number[], line: readonly Position[], scale: readonly [number, number]): number {
  let least = Infinity;
  for (let i = 1; i < line.length; i++) least = Math.min(least, toSegment(place, line[i - 1]!, line[i]!, scale));
  return least;
}

function toSegment(
  place: readonly number[],
  a: Position,
  b: Position,
  [perLng, perLat]: readonly [number, number],
): number {
  const [dx, dy] = [(b[0]! - a[0]!) * perLng, (b[1]! - a[1]!) * perLat];
  const [px, py] = [(place[0]! - a[0]!) * perLng, (place[1]! - a[1]!) * perLat];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
  return Math.hypot(px - t * dx, py - t * dy);
}
