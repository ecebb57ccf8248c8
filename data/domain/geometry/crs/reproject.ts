import type { Geometry, Position } from 'geojson';
import { crs84, type Crs } from './crs.ts';

/**
 * A stored geometry as a reader wants it.
 * @param geometry CRS84, two dimensions
 * @returns the same in the CRS's own axis order, metres to a thousandth of a millimetre; null (GeoJSON: no place) where
 *   it reaches beyond where the CRS holds
 */
export function inCrs(geometry: Geometry, crs: Crs): Geometry | null {
  if (crs === crs84) return geometry;
  const round = crs.unit === 'metre' ? (n: number): number => Math.round(n * 1e6) / 1e6 : (n: number): number => n;
  let held = true;
  const out = mapped(geometry, ([lon, lat]) => {
    const place = crs.from(lon!, lat!);
    if (place === undefined) held = false;
    return place === undefined ? [0, 0] : [round(place[0]), round(place[1])];
  });
  return held ? out : null;
}

/** Something that is no position of the CRS: where it stands, as JSON Pointer within the geometry. */
export interface Misplaced {
  readonly pointer: string;
  /** It cannot be a position of this CRS at all, or is one beyond where the CRS holds. */
  readonly first: number;
  readonly second: number;
}

/**
 * What a writer sent, as it is stored.
 * @param input of any shape: what is no position is left as it is, for whoever checks the shape
 * @param misplaced called for each position that the CRS does not have
 * @returns the geometry in CRS84
 */
export function fromCrs(input: unknown, crs: Crs, misplaced: (place: Misplaced) => void): unknown {
  if (crs === crs84 || typeof input !== 'object' || input === null || !('coordinates' in input)) return input;
  const { coordinates } = input as { coordinates: unknown };
  return { ...input, coordinates: placed(coordinates, crs, '/coordinates', 0, misplaced) };
}

/** Deeper than any geometry: what lies there is no position. */
const deepest = 4;

function placed(
  nested: unknown,
  crs: Crs,
  pointer: string,
  depth: number,
  misplaced: (place: Misplaced) => void,
): unknown {
  if (!Array.isArray(nested) || depth > deepest) return nested;
  const [first, second, ...more] = nested as unknown[];
  if (typeof first === 'number' && typeof second === 'number') {
    const place = crs.to(first, second);
    if (place === undefined) misplaced({ pointer, first, second });
    return [...(place ?? [0, 0]), ...more];
  }
  return nested.map((part, i) => placed(part, crs, `${pointer}/${i}`, depth + 1, misplaced));
}

/** A millimetre as degrees of latitude, nearly. */
const millimetre = 1e-8;

/**
 * Whether two geometries are the same to a millimetre, position by position: what was read in another CRS and written back
 * is what it was.
 */
export function samePlaces(a: Geometry, b: Geometry): boolean {
  if (a.type === 'GeometryCollection' || b.type === 'GeometryCollection') return false;
  return a.type === b.type && sameNested(a.coordinates, b.coordinates);
}

function sameNested(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return typeof a === 'number' && Math.abs(a - (b as number)) <= millimetre;
  return a.length === b.length && a.every((part, i) => sameNested(part, b[i]));
}

function mapped(geometry: Geometry, place: (position: Position) => Position): Geometry {
  switch (geometry.type) {
    case 'GeometryCollection':
      return { ...geometry, geometries: geometry.geometries.map((part) => mapped(part, place)) };
    case 'Point':
      return { type: 'Point', coordinates: place(geometry.coordinates) };
    case 'LineString':
    case 'MultiPoint':
      return { type: geometry.type, coordinates: geometry.coordinates.map(place) };
    case 'Polygon':
    case 'MultiLineString':
      return { type: geometry.type, coordinates: geometry.coordinates.map((line) => line.map(place)) };
    case 'MultiPolygon':
      return {
        type: 'MultiPolygon',
        coordinates: geometry.coordinates.map((polygon) => polygon.map((ring) => ring.map(place))),
      };
  }
}
