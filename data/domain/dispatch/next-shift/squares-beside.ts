import { metresPerDegree } from '#domain/streets/chainage.ts';
import type { PatrolWay } from './unpatrolled-stops.ts';

/** Squares of a grid over the earth, degrees; a square's number is its column * rows + its row. */
export interface SquareGrid {
  readonly lon: number;
  readonly lat: number;
  readonly rows: number;
}

/** More rows than any grid of more than a metre has. */
const rows = 2 ** 27;

/** A grid whose squares are about so many metres wide around a latitude. */
export function gridOf(metres: number, latitude: number): SquareGrid {
  const [perLng, perLat] = metresPerDegree(latitude);
  return { lon: metres / perLng, lat: metres / perLat, rows };
}

/**
 * The squares that lie within some metres of ways, and a few more beside them: fixes elsewhere say nothing of these ways.
 * @param work yields between ways, so that others may be served
 */
export function* squaresBeside(
  ways: readonly PatrolWay[],
  metres: number,
  grid: SquareGrid,
): Generator<undefined, Set<number>> {
  const squares = new Set<number>();
  for (const { line } of ways) {
    for (const [i, [lon, lat]] of line.entries() as unknown as Iterable<[number, [number, number]]>) {
      const [perLng, perLat] = metresPerDegree(lat);
      const [across, along] = [metres / (grid.lon * perLng), metres / (grid.lat * perLat)];
      const [endLon, endLat] = (line[i + 1] ?? [lon, lat]) as [number, number];
      const steps = Math.ceil(Math.max(Math.abs(endLon - lon) / grid.lon, Math.abs(endLat - lat) / grid.lat, 1));
      for (let step = 0; step <= steps; step++) {
        const [x, y] = [lon + ((endLon - lon) * step) / steps, lat + ((endLat - lat) * step) / steps];
        const [column, row] = [Math.floor(x / grid.lon), Math.floor(y / grid.lat)];
        for (let c = Math.floor(-across) - 1; c <= across + 1; c++) {
          for (let r = Math.floor(-along) - 1; r <= along + 1; r++) squares.add((column + c) * grid.rows + row + r);
        }
      }
    }
    yield;
  }
  return squares;
}
