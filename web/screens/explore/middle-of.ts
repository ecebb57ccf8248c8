import { fromLattice, toLattice } from '#domain/geometry/lattice.ts';
import { distance } from '#domain/geometry/measure.ts';
import type { Geometry, Position } from 'geojson';
import { labelPlace } from '../../zones/label-place.ts';
import type { Spot } from './spot.ts';

/** A place on a line (halfway along its longest part) or inside an area; a point's own. Degrees WGS84. */
export function middleOf(geometry: Geometry): Spot | undefined {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates[0]!, geometry.coordinates[1]!];
    case 'LineString':
      return halfway(geometry.coordinates);
    case 'MultiLineString':
      return halfway(geometry.coordinates.reduce((most, one) => (lengthOf(one) > lengthOf(most) ? one : most)));
    case 'Polygon':
      return inside([geometry.coordinates]);
    case 'MultiPolygon':
      return inside(geometry.coordinates);
    default:
      return undefined;
  }
}

function inside(polygons: readonly Position[][][]): Spot {
  const [x, y] = labelPlace(polygons.map((rings) => rings.map((ring) => ring.map(toLattice))));
  return fromLattice([x, y]);
}

function halfway(line: readonly Position[]): Spot {
  let left = lengthOf(line) / 2;
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1]!, line[i]!];
    const length = stretch(from, to);
    if (length >= left && length > 0) {
      const share = left / length;
      return [from[0]! + (to[0]! - from[0]!) * share, from[1]! + (to[1]! - from[1]!) * share];
    }
    left -= length;
  }
  return [line[0]![0]!, line[0]![1]!];
}

function lengthOf(line: readonly Position[]): number {
  return line.reduce((sum, to, i) => sum + (i === 0 ? 0 : stretch(line[i - 1]!, to)), 0);
}

function stretch(a: Position, b: Position): number {
  return distance([a[0]!, a[1]!], [b[0]!, b[1]!]);
}
