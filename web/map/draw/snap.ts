import type { Geometry, Position } from 'geojson';

/** CSS pixels from the map's upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the pointer is drawn to. */
export interface Snap {
  /** Degrees WGS84. */
  readonly at: Position;
  readonly to: 'vertex' | 'edge';
}

/** How near the pointer must be, CSS pixels: corners draw from further than edges, so that one gets hold of them. */
const vertexReach = 12;
const edgeReach = 8;

/**
 * The corner or edge nearest to the pointer, if one is near enough; a corner goes before an edge.
 * @param shapes what is drawn around the pointer, lon/lat degrees
 * @param project degrees to pixels; edges are straight on the screen, as in Web Mercator
 * @param unproject pixels to degrees
 */
export function snapTo(
  pointer: Point,
  shapes: readonly Geometry[],
  project: (lng: number, lat: number) => Point,
  unproject: (x: number, y: number) => { readonly lng: number; readonly lat: number },
): Snap | undefined {
  let vertex: { readonly at: Position; readonly distance: number } | undefined;
  let edge: { readonly point: Point; readonly distance: number } | undefined;
  for (const line of shapes.flatMap(linesOf)) {
    let before: Point | undefined;
    for (const at of line) {
      const point = project(at[0]!, at[1]!);
      const distance = Math.hypot(point.x - pointer.x, point.y - pointer.y);
      if (distance <= vertexReach && (vertex === undefined || distance < vertex.distance)) vertex = { at, distance };
      if (before !== undefined) {
        const near = nearestOn(before, point, pointer);
        const away = Math.hypot(near.x - pointer.x, near.y - pointer.y);
        if (away <= edgeReach && (edge === undefined || away < edge.distance)) edge = { point: near, distance: away };
      }
      before = point;
    }
  }
  if (vertex !== undefined) return { at: [round(vertex.at[0]!), round(vertex.at[1]!)], to: 'vertex' };
  if (edge === undefined) return undefined;
  const { lng, lat } = unproject(edge.point.x, edge.point.y);
  return { at: [round(lng), round(lat)], to: 'edge' };
}

/** Nine decimals are a tenth of a millimetre, and as many as the drawing tool takes. */
function round(degrees: number): number {
  return Number(degrees.toFixed(9));
}

function nearestOn(a: Point, b: Point, to: Point): Point {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((to.x - a.x) * dx + (to.y - a.y) * dy) / square));
  return { x: a.x + share * dx, y: a.y + share * dy };
}

function linesOf(shape: Geometry): readonly (readonly Position[])[] {
  switch (shape.type) {
    case 'Point':
      return [[shape.coordinates]];
    case 'MultiPoint':
      return shape.coordinates.map((at) => [at]);
    case 'LineString':
      return [shape.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return shape.coordinates;
    case 'MultiPolygon':
      return shape.coordinates.flat();
    case 'GeometryCollection':
      return shape.geometries.flatMap(linesOf);
  }
}
