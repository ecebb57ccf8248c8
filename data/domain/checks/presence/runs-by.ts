import type { Geometry, Position } from 'geojson';
import { metresPerDegree } from '#domain/streets/chainage.ts';

/** A line ends where it ends, but for so many metres. */
const beyondEnd = 2;

/**
 * Whether a line runs by a place within so many metres: beside it, not short of it. A place past the line's end, however
 * near, is not on it.
 * @param place lon/lat, degrees WGS84
 */
export function runsBy(geometry: Geometry, place: readonly number[], within: number): boolean {
  if (geometry.type === 'LineString') return lineRunsBy(geometry.coordinates, place, within);
  if (geometry.type === 'MultiLineString') {
    return geometry.coordinates.some((line) => lineRunsBy(line, place, within));
  }
  return false;
}

function lineRunsBy(line: readonly Position[], place: readonly number[], within: number): boolean {
  const [perLng, perLat] = metresPerDegree(place[1]!);
  const flat = (at: Position): [number, number] => [(at[0]! - place[0]!) * perLng, (at[1]! - place[1]!) * perLat];
  for (let i = 1; i < line.length; i++) {
    const [[ax, ay], [bx, by]] = [flat(line[i - 1]!), flat(line[i]!)];
    const [dx, dy] = [bx - ax, by - ay];
    const long = Math.hypot(dx, dy);
    if (long === 0) continue;
    const along = -(ax * dx + ay * dy) / long;
    // Round a bend the place may be beside neither piece: then the corner counts.
    const corner = i < line.length - 1 ? within : beyondEnd;
    if (Math.hypot(bx, by) <= corner) return true;
    if (along >= -beyondEnd && along <= long + beyondEnd && Math.abs(ax * dy - ay * dx) / long <= within) return true;
  }
  return false;
}
