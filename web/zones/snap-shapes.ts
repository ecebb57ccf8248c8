import type { LineString } from 'geojson';
import { fromLattice, toLattice, type Point } from '#domain/geometry/lattice.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';

/**
 * The borders of a coverage that meet a box (degrees), exactly as they are: what a pointer near them is drawn to.
 * @param except places that move with the pointer: nothing that hangs on them draws it
 */
export function snapShapes(
  coverage: Coverage | undefined,
  [west, south, east, north]: readonly [number, number, number, number],
  except: readonly Point[] = [],
): readonly LineString[] {
  if (coverage === undefined) return [];
  const [[minX, minY], [maxX, maxY]] = [toLattice([west, south]), toLattice([east, north])];
  const moving = new Set(except.map(String));
  return coverage
    .arcsMeeting({ minX, minY, maxX, maxY })
    .flatMap(({ points }) => runsWithout(points, moving))
    .map((points) => ({ type: 'LineString', coordinates: points.map(fromLattice) }));
}

/** The runs of a line between places that are left out. */
function runsWithout(points: readonly Point[], moving: ReadonlySet<string>): readonly (readonly Point[])[] {
  if (!points.some((place) => moving.has(String(place)))) return [points];
  const runs: Point[][] = [[]];
  for (const place of points) {
    if (moving.has(String(place))) runs.push([]);
    else runs.at(-1)!.push(place);
  }
  return runs.filter((run) => run.length > 0);
}
