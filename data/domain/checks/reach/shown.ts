import type { MultiLineString, MultiPolygon } from 'geojson';
import type { FindingSubject, RemedyPlace } from '#domain/finding.ts';
import type { ReachWay } from './kind.ts';

/** By walking and straight, beside each other. */
export type Both<T> = Readonly<Record<ReachWay, T>>;

/** A new site and what it closes; what several would close stands with one of them, so that all add up. */
export interface ProposedSite {
  readonly place: RemedyPlace;
  readonly places: readonly FindingSubject[];
  /** Square metres. */
  readonly area: number;
  /** Metres of road. */
  readonly road: number;
}

/** A place that should be within reach. */
export interface PlaceReached {
  readonly subject: FindingSubject;
  /** Degrees: where it is measured from, the middle of an area. */
  readonly lon: number;
  readonly lat: number;
  /** Metres to the nearest facility; null where there is none to be reached. */
  readonly metres: Both<number | null>;
  readonly isReached: Both<boolean>;
}

/** What `shows('reach', '')` of a reach rule gives: everything that is drawn and told beside its findings. Degrees WGS84. */
export interface ReachShown {
  /** Metres, and what binds. */
  readonly metres: number;
  readonly by: ReachWay;
  readonly facilities: readonly {
    readonly subject: FindingSubject;
    readonly lon: number;
    readonly lat: number;
    /** A damaged one is there and does not count. */
    readonly counts: boolean;
  }[];
  /** Circles of the limit round the facilities that count, as polygons of 48 corners; they overlap. */
  readonly circles: MultiPolygon;
  /** Ground out of reach, patches too small to be findings included. */
  readonly area: Both<MultiPolygon>;
  readonly roads: Both<MultiLineString>;
  readonly places: readonly PlaceReached[];
  readonly sites: readonly ProposedSite[];
  /** Fewer than the sites do not do: proven; else at least `atLeast` are needed. */
  readonly proven: boolean;
  readonly atLeast: number;
  /** What no candidate closes. */
  readonly unclosed: { readonly places: readonly FindingSubject[]; readonly area: number; readonly road: number };
  /** What was to be within reach: square metres, metres of road, places. */
  readonly demand: { readonly area: number; readonly road: number; readonly places: number };
  readonly figures: Readonly<Record<string, number | null>>;
  /** Side of the cells in metres: larger than the rule asks for where the area is very large. */
  readonly cell: number;
}
