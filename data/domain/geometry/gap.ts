import type { Geometry, Position } from 'geojson';
import { metres, type Metres } from '#domain/brand.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import { meets } from './meets.ts';

/**
 * How far a place lies from a geometry: 0 inside an area. Good to a part in ten thousand over a few kilometres.
 * @param place lon/lat, degrees WGS84
 * @param geometry RFC 7946; Infinity for one without places
 */
export function gapTo(place: readonly number[], geometry: Geometry): Metres {
  const [lon, lat] = place as [number, number];
  const [perLng, perLat] = metresPerDegree(lat);
  const flat = (at: Position): [number, number] => [(at[0]! - lon) * perLng, (at[1]! - lat) * perLat];
  const fromLine = (line: readonly Position[]): number => {
    const places = line.map(flat);
    if (places.length === 1) return Math.hypot(...places[0]!);
    return places.slice(1).reduce((least, b, i) => Math.min(least, fromSegment(places[i]!, b)), Infinity);
  };
  const fromLines = (lines: readonly (readonly Position[])[]): number =>
    lines.reduce((least, line) => Math.min(least, fromLine(line)), Infinity);
  const from = (one: Geometry): number => {
    switch (one.type) {
      case 'Point':
        return Math.hypot(...flat(one.coordinates));
      case 'MultiPoint':
        return one.coordinates.reduce((least, at) => Math.min(least, Math.hypot(...flat(at))), Infinity);
      case 'LineString':
        return fromLine(one.coordinates);
      case 'MultiLineString':
        return fromLines(one.coordinates);
      case 'Polygon':
        return meets(one, [lon, lat, lon, lat]) ? 0 : fromLines(one.coordinates);
      case 'MultiPolygon':
        return meets(one, [lon, lat, lon, lat]) ? 0 : fromLines(one.coordinates.flat());
      case 'GeometryCollection':
        return one.geometries.reduce((least, part) => Math.min(least, from(part)), Infinity);
    }
  };
  return metres(from(geometry));
}

/** From the origin to a segment. */
function fromSegment([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
  return Math.hypot(ax + t * dx, ay + t * dy);
}
