import type { Geometry, Position } from 'geojson';
import { measureLine, placeAt } from '#domain/streets/chainage.ts';
import { meets } from './meets.ts';

/**
 * One place that stands for a geometry: a point itself, the middle of a line's longest part, of an area the middle of its
 * box where that lies within, else a corner of it.
 * @returns lon/lat; undefined for a geometry without places
 */
export function representativeOf(geometry: Geometry): readonly [number, number] | undefined {
  switch (geometry.type) {
    case 'Point':
      return pairOf(geometry.coordinates);
    case 'MultiPoint':
      return pairOf(geometry.coordinates[0]);
    case 'LineString':
      return middleOf([geometry.coordinates]);
    case 'MultiLineString':
      return middleOf(geometry.coordinates);
    case 'Polygon':
      return within(geometry, geometry.coordinates[0]);
    case 'MultiPolygon':
      return within(geometry, geometry.coordinates[0]?.[0]);
    case 'GeometryCollection':
      return geometry.geometries[0] === undefined ? undefined : representativeOf(geometry.geometries[0]);
  }
}

function pairOf(at: Position | undefined): readonly [number, number] | undefined {
  return at === undefined ? undefined : [at[0]!, at[1]!];
}

function middleOf(lines: readonly Position[][]): readonly [number, number] | undefined {
  const measured = lines.filter((line) => line.length > 1).map(measureLine);
  if (measured.length === 0) return pairOf(lines[0]?.[0]);
  const longest = measured.reduce((best, one) => (one.length > best.length ? one : best));
  return placeAt(longest, longest.length / 2).position;
}

function within(geometry: Geometry, ring: readonly Position[] | undefined): readonly [number, number] | undefined {
  if (ring === undefined) return undefined;
  const [xs, ys] = [ring.map(([x]) => x!), ring.map(([, y]) => y!)];
  const middle = (values: readonly number[]) =>
    (values.reduce((a, b) => Math.min(a, b), Infinity) + values.reduce((a, b) => Math.max(a, b), -Infinity)) / 2;
  const [x, y] = [middle(xs), middle(ys)];
  return meets(geometry, [x, y, x, y]) ? [x, y] : pairOf(ring[0]);
}
