import type { Geometry, Position } from 'geojson';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import { gapTo } from '#domain/geometry/gap.ts';

/**
 * How far two geometries lie apart in metres: 0 where they meet or one lies within the other. Good to a part in ten
 * thousand over a few kilometres.
 */
export function separation(a: Geometry, b: Geometry): number {
  const [p, q] = [linesOf(a), linesOf(b)];
  if (p.some((line) => q.some((other) => lineCrosses(line, other)))) return 0;
  // Apart, the least distance has an end at a vertex of one of them.
  const from = (lines: readonly Position[][], to: Geometry) =>
    lines.flat().reduce((least, place) => Math.min(least, gapTo(place, to)), Infinity);
  return Math.min(from(p, b), from(q, a));
}

function linesOf(geometry: Geometry): Position[][] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((place) => [place]);
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    case 'GeometryCollection':
      return geometry.geometries.flatMap(linesOf);
  }
}

function lineCrosses(line: readonly Position[], other: readonly Position[]): boolean {
  for (let i = 1; i < line.length; i++) {
    for (let j = 1; j < other.length; j++) {
      if (segmentsCross(line[i - 1]!, line[i]!, other[j - 1]!, other[j]!)) return true;
    }
  }
  return false;
}

function segmentsCross(a: Position, b: Position, c: Position, d: Position): boolean {
  const side = (p: Position, q: Position, r: Position) =>
    (q[0]! - p[0]!) * (r[1]! - p[1]!) - (r[0]! - p[0]!) * (q[1]! - p[1]!);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** The box of a place or box with so many metres of room around it. */
export function roomAround(
  [west, south, east, north]: readonly [number, number, number, number],
  metres: number,
): [number, number, number, number] {
  const [perLng, perLat] = metresPerDegree(south);
  return [west - metres / perLng, south - metres / perLat, east + metres / perLng, north + metres / perLat];
}
