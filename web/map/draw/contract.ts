import type { Geometry, LineString, Point, Polygon } from 'geojson';
import type { GeometryKind } from '#domain/collection.ts';

/** What is drawn or changed on the map. */
export interface Drawing {
  /** Another key begins anew with `shape`; as long as it stays, the shape on the map is the user's. */
  readonly key: string;
  readonly kind: GeometryKind;
  /** What is changed, a single part without holes; null: a new shape is drawn. Degrees WGS84. */
  readonly shape: Geometry | null;
}

/** The shape as it stands on the map, told at each change. */
export interface Drawn {
  readonly key: string;
  readonly shape: Point | LineString | Polygon;
  /** false while points are still being set. */
  readonly finished: boolean;
  /** Length, of the outline for areas; 0 for points. */
  readonly metres: number;
  readonly squareMetres?: number;
}
