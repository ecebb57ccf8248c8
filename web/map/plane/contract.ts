import type { Geometry } from 'geojson';

/**
 * What the page itself draws over the city, as named sets of features. Grounds are areas with `is` (zone, left-out,
 * disputed, gap), borders the lines between them, each once; labels are points with `number` and `name`; overlays carry a
 * `tone`, sketches and handles a `role`; findings, routes and cells say what they are (`finding-layers.ts`,
 * `route-layers.ts`, `cell-layers.ts`, `alarm-layers.ts`).
 */
export const planeSources = [
  'grounds',
  'borders',
  'labels',
  'overlay',
  'sketch',
  'handles',
  'findings',
  'routes',
  'cells',
  'alarms',
] as const;
export type PlaneSource = (typeof planeSources)[number];

/** Ids are unique in their source. Degrees WGS84. */
export interface PlaneFeature {
  readonly id: string;
  readonly geometry: Geometry;
  readonly properties: Readonly<Record<string, string | number | boolean>>;
}

/** How a ground is marked without being sent again. */
export interface PlaneMark {
  readonly selected?: boolean;
  /** A colour instead of the usual fill. */
  readonly tint?: string;
}

/** What is different now: ids that went, features that came or are others. */
export interface PlaneChange {
  readonly source: PlaneSource;
  readonly gone: readonly string[];
  readonly put: readonly PlaneFeature[];
}

/** Features and marks as they stand, and word of each change: whoever draws begins with all and follows the differences. */
export interface Plane {
  features(source: PlaneSource): Iterable<PlaneFeature>;
  /** Marks of grounds by id. */
  marks(): ReadonlyMap<string, PlaneMark>;
  follow(told: { readonly change: (change: PlaneChange) => void; readonly marked: (id: string) => void }): () => void;
}
