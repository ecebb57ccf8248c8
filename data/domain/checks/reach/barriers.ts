import Flatbush from 'flatbush';
import type { Geometry, Position } from 'geojson';
import type { IsFree } from '#domain/network/spots.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';

/** What cannot be walked across except by a road. */
export interface Barriers {
  /** Whether the straight way between two places crosses none. */
  readonly isFree: IsFree;
  /** Whether nothing is to be crossed within so many metres of a place: then every way there is free. */
  isOpen(lon: number, lat: number, metres: number): boolean;
}

/**
 * Prepares barriers to be asked.
 * @param geometries lines, and areas by their borders; degrees
 */
export function barriersOf(geometries: readonly Geometry[]): Barriers {
  const segments = geometries.flatMap(linesOf).flatMap((line) => line.slice(1).map((b, i) => [line[i]!, b] as const));
  if (segments.length === 0) return { isFree: () => true, isOpen: () => true };
  const tree = new Flatbush(segments.length);
  for (const [[ax, ay], [bx, by]] of segments) {
    tree.add(Math.min(ax!, bx!), Math.min(ay!, by!), Math.max(ax!, bx!), Math.max(ay!, by!));
  }
  tree.finish();
  return {
    isFree: (ax, ay, bx, by) =>
      !tree.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)).some((found) => {
        const [[cx, cy], [dx, dy]] = segments[found]! as [[number, number], [number, number]];
        const side = (x: number, y: number) => (bx - ax) * (y - ay) - (by - ay) * (x - ax);
        const other = (x: number, y: number) => (dx - cx) * (y - cy) - (dy - cy) * (x - cx);
        return side(cx, cy) * side(dx, dy) < 0 && other(ax, ay) * other(bx, by) < 0;
      }),
    isOpen(lon, lat, metres) {
      const [perLng, perLat] = metresPerDegree(lat);
      const [x, y] = [metres / perLng, metres / perLat];
      return tree.search(lon - x, lat - y, lon + x, lat + y).length === 0;
    },
  };
}

function linesOf(geometry: Geometry): Position[][] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    default:
      return [];
  }
}
