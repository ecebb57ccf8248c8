import type { GeometryKind } from '#domain/collection.ts';
import type { Geometry } from 'geojson';

/** Why a shape cannot be changed here: it is kept as it is, only its fields can be corrected. */
export type ShapeRefusal = 'hole' | 'parts' | 'ownDesk';

/**
 * Whether a shape can be drawn anew or moved. Holes and several parts would be lost on the way through the drawing
 * tool; zones share their borders and are drawn at the planner's desk.
 */
export function shapeRefusal(
  collection: { readonly id: string; readonly coverage?: true },
  shape: Geometry | undefined,
) {
  if (collection.coverage) return 'ownDesk' satisfies ShapeRefusal;
  if (shape?.type.startsWith('Multi')) return 'parts' satisfies ShapeRefusal;
  if (shape?.type === 'Polygon' && shape.coordinates.length > 1) return 'hole' satisfies ShapeRefusal;
  return undefined;
}

/** Whether a shape is one that the collection holds. */
export function fitsKind(kind: GeometryKind, { type }: Geometry): boolean {
  return type.endsWith(kind === 'point' ? 'Point' : kind === 'line' ? 'LineString' : 'Polygon');
}

/** A shape with its positions to nine decimals (a tenth of a millimetre), as they are kept. */
export function rounded(shape: Geometry): Geometry {
  if (shape.type === 'GeometryCollection') return shape;
  const round = (part: unknown): unknown =>
    Array.isArray(part) ? part.map(round) : typeof part === 'number' ? Number(part.toFixed(9)) : part;
  return { ...shape, coordinates: round(shape.coordinates) } as Geometry;
}

/** A position from two typed texts, degrees WGS84; undefined where they are none. */
export function positionOf(east: string, north: string): readonly [number, number] | undefined {
  const read = (text: string) => (/^-?\d{1,3}(\.\d{1,12})?$/.test(text.trim()) ? Number(text) : NaN);
  const [lng, lat] = [read(east), read(north)];
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 85 ? [lng, lat] : undefined;
}
