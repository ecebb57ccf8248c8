import type { Polygon } from 'geojson';
import { fromLattice } from '#domain/geometry/lattice.ts';
import type { Place, RoadGround, TestGround } from '#domain/zones/whole-city/test-ground.ts';
import { corner, side } from './lettered-coverage.ts';

/** A place of a lettered coverage in degrees, told in squares from the south-west corner. */
export function squarePlace(x: number, y: number): [number, number] {
  return fromLattice([Math.round(corner[0] + x * side), Math.round(corner[1] + y * side)]);
}

/** A branch road of two lanes through places told in squares. */
export function roadThrough(id: string, line: readonly (readonly [number, number])[]): RoadGround {
  return { id, name: `${id}路`, class: 'branch', lanes: 2, line: line.map(([x, y]): Place => squarePlace(x, y)) };
}

/** A rectangle in squares, as GeoJSON. */
export function rectangle(west: number, south: number, east: number, north: number): Polygon {
  return {
    type: 'Polygon',
    coordinates: [
      [
        squarePlace(west, south),
        squarePlace(east, south),
        squarePlace(east, north),
        squarePlace(west, north),
        squarePlace(west, south),
      ],
    ],
  };
}

/** A city with nothing in it but what is given. */
export function emptyGround(given: Partial<TestGround> = {}): TestGround {
  return {
    kind: 'order',
    day: '2026-11-23',
    builtUp: [],
    streets: [],
    roads: [],
    rivers: [],
    posts: [],
    otherPosts: [],
    shifts: [],
    assignments: [],
    liableParties: [],
    cases: { numbers: [], lon: [], lat: [], minuteOfWeek: [] },
    caseDays: 30,
    ...given,
  };
}
