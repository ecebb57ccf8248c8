import type { Geometry, Position } from 'geojson';
import { bboxOf, boxesMeet, type Bbox } from '#domain/geometry/bbox.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import { commonArea } from './common-area.ts';
import { metresAlong } from './metres-along.ts';

/** A geometry prepared to be held against others: points, lines or areas; what is mixed counts as its greatest. */
export interface Extent {
  readonly dimension: 0 | 1 | 2;
  readonly box: Bbox;
  readonly points: readonly Position[];
  readonly lines: readonly (readonly Position[])[];
  /** Polygons, each its rings. */
  readonly areas: readonly (readonly (readonly Position[])[])[];
  /** The same for the same geometry. */
  readonly key: string;
}

/** What two extents have in common, and how great each is: points, metres or square metres. */
export interface Overlap {
  readonly common: number;
  readonly sizes: readonly [number, number];
}

/** Within so many metres of each other points are one, and lines run together. */
export const sameWithin = 12;

/** Prepares a geometry. */
export function extentOf(geometry: Geometry): Extent {
  const points: Position[] = [];
  const lines: Position[][] = [];
  const areas: Position[][][] = [];
  gather(geometry, points, lines, areas);
  const dimension = areas.length > 0 ? 2 : lines.length > 0 ? 1 : 0;
  return { dimension, box: bboxOf(geometry), points, lines, areas, key: JSON.stringify(geometry) };
}

/**
 * What two extents share: points that are the same within some metres, metres of line that run along the other, area in
 * common. Nothing where they are of different dimension.
 */
export function overlapOf(a: Extent, b: Extent): Overlap {
  const none: Overlap = { common: 0, sizes: [1, 1] };
  if (a.dimension !== b.dimension || !boxesMeet(widened(a.box), b.box)) return none;
  const perDegree = metresPerDegree((a.box[1] + a.box[3]) / 2);
  if (a.dimension === 0) {
    const near = (p: Position, q: Position): boolean =>
      Math.hypot((p[0]! - q[0]!) * perDegree[0], (p[1]! - q[1]!) * perDegree[1]) <= sameWithin;
    const common = a.points.filter((p) => b.points.some((q) => near(p, q))).length;
    return { common, sizes: [a.points.length, b.points.length] };
  }
  if (a.dimension === 1) return metresAlong(a.lines, b.lines, perDegree, sameWithin);
  return commonArea(a.areas, b.areas, perDegree);
}

/** A box with room around it for what is the same within some metres. */
export function widened([west, south, east, north]: Bbox): Bbox {
  const [lng, lat] = metresPerDegree((south + north) / 2);
  const [x, y] = [sameWithin / lng, sameWithin / lat];
  return [west - x, south - y, east + x, north + y];
}

function gather(geometry: Geometry, points: Position[], lines: Position[][], areas: Position[][][]): void {
  switch (geometry.type) {
    case 'Point':
      points.push(geometry.coordinates);
      break;
    case 'MultiPoint':
      points.push(...geometry.coordinates);
      break;
    case 'LineString':
      lines.push(geometry.coordinates);
      break;
    case 'MultiLineString':
      lines.push(...geometry.coordinates);
      break;
    case 'Polygon':
      areas.push(geometry.coordinates);
      break;
    case 'MultiPolygon':
      areas.push(...geometry.coordinates);
      break;
    case 'GeometryCollection':
      for (const part of geometry.geometries) gather(part, points, lines, areas);
  }
}
