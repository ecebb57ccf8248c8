import type { Geometry } from 'geojson';

/** What a feature's properties may hold. Absent is `undefined` in TypeScript and a missing key in JSON, never null. */
export type PropertyValue = string | number | boolean | readonly string[];
export type Properties = Readonly<Record<string, PropertyValue | undefined>>;

/** The content of a feature at one version: RFC 7946 geometry (WGS84 lon/lat) and properties by its collection's schema. */
export interface FeatureState {
  readonly geometry: Geometry;
  readonly properties: Properties;
}

/** A feature as it is stored. */
export interface Feature extends FeatureState {
  readonly collection: string;
  /** The public name: UUIDv7, or the bureau's own number where a standard gives one. */
  readonly id: string;
  /** A small whole number given by the store once and never again: what tiles carry as the MVT feature id. */
  readonly fid: number;
  /** 1 at creation, one more at each change; the feature's entity tag. */
  readonly version: number;
}
