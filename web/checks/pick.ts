import type { Geometry, Position } from 'geojson';

/** A place where a finding can be taken hold of. */
export interface Pickable {
  readonly id: string;
  readonly geometry: Geometry;
  /** Where its sign stands, degrees. */
  readonly sign: Position;
}

/** How far from a sign or a line a click still means it, CSS pixels. */
const reach = { sign: 12, line: 8 } as const;

/**
 * The findings under a click, the most meant first: signs before stretches, stretches before areas, of each the nearer
 * (of areas the smaller).
 * @param at longitude, latitude in degrees
 * @param metresPerPixel of the map as it is drawn there
 */
export function findingsAt<T extends Pickable>(
  all: Iterable<T>,
  at: readonly [number, number],
  metresPerPixel: number,
) {
  const flat = plane(at);
  const found: Array<{ readonly one: T; readonly rank: number; readonly by: number }> = [];
  for (const one of all) {
    const sign = Math.hypot(...flat(one.sign)) / metresPerPixel;
    if (sign <= reach.sign) {
      found.push({ one, rank: 0, by: sign });
      continue;
    }
    const line =
      Math.min(Infinity, ...linesOf(one.geometry).map((places) => distanceTo(places.map(flat)))) / metresPerPixel;
    if (line <= reach.line) {
      found.push({ one, rank: 1, by: line });
      continue;
    }
    const area = areasOf(one.geometry).find((rings) => holdsOrigin(rings.map((ring) => ring.map(flat))));
    if (area) found.push({ one, rank: 2, by: sizeOf(area[0]!.map(flat)) });
  }
  return found.sort((a, b) => a.rank - b.rank || a.by - b.by).map(({ one }) => one);
}

/** Metres for a CSS pixel of a map that draws a world of 512 * 2^zoom pixels. @param latitude degrees */
export function metresPerPixel(latitude: number, zoom: number): number {
  return (40_075_016.686 * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom);
}

type Flat = readonly [number, number];

/** Metres east and north of a place; true enough near by. */
function plane([lon, lat]: readonly [number, number]): (place: Position) => Flat {
  const metres = 111_319.49;
  const narrow = Math.cos((lat * Math.PI) / 180);
  return ([x, y]) => [(x! - lon) * metres * narrow, (y! - lat) * metres];
}

function distanceTo(line: readonly Flat[]): number {
  let least = Infinity;
  for (let at = 1; at < line.length; at++) {
    const [[ax, ay], [bx, by]] = [line[at - 1]!, line[at]!];
    const [dx, dy] = [bx - ax, by - ay];
    const size = dx * dx + dy * dy;
    const share = size === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / size));
    least = Math.min(least, Math.hypot(ax + share * dx, ay + share * dy));
  }
  return least;
}

/** Whether the origin lies within the outer ring and in no hole. */
function holdsOrigin(rings: readonly (readonly Flat[])[]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let at = 1; at < ring.length; at++) {
      const [[ax, ay], [bx, by]] = [ring[at - 1]!, ring[at]!];
      if (ay > 0 !== by > 0 && ax - (ay * (bx - ax)) / (by - ay) > 0) inside = !inside;
    }
  }
  return inside;
}

function sizeOf(ring: readonly Flat[]): number {
  let twice = 0;
  for (let at = 1; at < ring.length; at++) {
    const [[ax, ay], [bx, by]] = [ring[at - 1]!, ring[at]!];
    twice += ax * by - bx * ay;
  }
  return Math.abs(twice / 2);
}

function linesOf(geometry: Geometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
    case 'GeometryCollection':
      return geometry.geometries.flatMap(linesOf);
    default:
      return [];
  }
}

function areasOf(geometry: Geometry): readonly (readonly (readonly Position[])[])[] {
  switch (geometry.type) {
    case 'Polygon':
      return [geometry.coordinates];
    case 'MultiPolygon':
      return geometry.coordinates;
    case 'GeometryCollection':
      return geometry.geometries.flatMap(areasOf);
    default:
      return [];
  }
}
