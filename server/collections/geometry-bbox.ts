import type { Geometry, Position } from 'geojson';
import type { Bbox } from '../tiles/city-index.ts';

/** The box of a geometry, [west, south, east, north] degrees. */
export function bboxOf(geometry: Geometry): Bbox {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  grow(box, geometry);
  return box;
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
  const [first, second] = nested;
  if (typeof first === 'number' && typeof second === 'number') {
    box[0] = Math.min(box[0], first);
    box[1] = Math.min(box[1], second);
    box[2] = Math.max(box[2], first);
    box[3] = Math.max(box[3], second);
    return;
  }
  for (const part of nested as Nested[]) growBy(box, part);
}
