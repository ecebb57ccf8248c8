import type { Geometry, Position } from 'geojson';

/** [west, south, east, north] degrees WGS84. */
export type Bbox = readonly [west: number, south: number, east: number, north: number];

/** The box of a geometry, [west, south, east, north] degrees. */
export function bboxOf(geometry: Geometry): Bbox {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  grow(box, geometry);
  return box;
}

/** Whether two boxes share a place; their edges belong to them. */
export function boxesMeet(a: Bbox, b: Bbox): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** The smallest box around both; either may be absent. */
export function unionOf(a: Bbox | undefined, b: Bbox): Bbox {
  if (a === undefined) return b;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

function grow(box: [number, number, number, number], geometry: Geometry): void {
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) grow(box, part);
  } else {
    growBy(box, geometry.coordinates);
  }
}

type Nested = Position | Position[] | Position[][] | Position[][][];

function growBy(box: [number, number, number, number], nested: Nested): void {
  const first = nested[0];
  const second = nested[1];
  if (typeof first === 'number' && typeof second === 'number') {
    if (first < box[0]) box[0] = first;
    if (second < box[1]) box[1] = second;
    if (first > box[2]) box[2] = first;
    if (second > box[3]) box[3] = second;
    return;
  }
  for (const part of nested as Nested[]) growBy(box, part);
}
