import type { Geometry, Position } from 'geojson';
import type { Box } from './tile.ts';

/**
 * Whether a geometry and a box have a point in common, exactly; edges are straight in degrees, touching counts.
 * @param geometry RFC 7946, lon/lat degrees
 * @param box [west, south, east, north] degrees, not across the antimeridian
 */
export function meets(geometry: Geometry, box: Box): boolean {
  switch (geometry.type) {
    case 'Point':
      return holds(box, geometry.coordinates);
    case 'MultiPoint':
      return geometry.coordinates.some((at) => holds(box, at));
    case 'LineString':
      return lineMeets(geometry.coordinates, box);
    case 'MultiLineString':
      return geometry.coordinates.some((line) => lineMeets(line, box));
    case 'Polygon':
      return polygonMeets(geometry.coordinates, box);
    case 'MultiPolygon':
      return geometry.coordinates.some((polygon) => polygonMeets(polygon, box));
    case 'GeometryCollection':
      return geometry.geometries.some((part) => meets(part, box));
  }
}

/** Whether a place lies in the box or on its edge. */
function holds([west, south, east, north]: Box, at: Position): boolean {
  return at[0]! >= west && at[0]! <= east && at[1]! >= south && at[1]! <= north;
}

function lineMeets(line: readonly Position[], box: Box): boolean {
  for (let i = 1; i < line.length; i++) if (segmentMeets(line[i - 1]!, line[i]!, box)) return true;
  return line.length === 1 && holds(box, line[0]!);
}

/** An area meets a box when its border does, or when the whole box lies inside it: then each corner does. */
function polygonMeets(rings: readonly Position[][], box: Box): boolean {
  if (rings.some((ring) => lineMeets(ring, box))) return true;
  return inside(rings, box[0], box[1]);
}

/**
 * A segment misses a box when the box lies wholly beyond it east or west, north or south, or wholly on one side of
 * its line: the separating axes of the two.
 */
function segmentMeets(a: Position, b: Position, [west, south, east, north]: Box): boolean {
  const [ax, ay, bx, by] = [a[0]!, a[1]!, b[0]!, b[1]!];
  if (Math.max(ax, bx) < west || Math.min(ax, bx) > east) return false;
  if (Math.max(ay, by) < south || Math.min(ay, by) > north) return false;
  const side = (x: number, y: number) => (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  const corners = [side(west, south), side(east, south), side(east, north), side(west, north)];
  return !(corners.every((s) => s > 0) || corners.every((s) => s < 0));
}

/** Even-odd rule over all rings, so that holes count; only asked for places that lie on no ring. */
function inside(rings: readonly Position[][], x: number, y: number): boolean {
  let within = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay, bx, by] = [ring[i]![0]!, ring[i]![1]!, ring[j]![0]!, ring[j]![1]!];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
    }
  }
  return within;
}
