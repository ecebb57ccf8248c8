import type { LineString, MultiPolygon, Polygon } from 'geojson';
import type { RoadClass } from '#domain/roads/collection.ts';
import type { Side } from '#domain/streets/side.ts';
import type { ZoneContent } from '../content.ts';
import type { Owner } from '../coverage/arc.ts';
import type { Place, RoadGround } from '../whole-city/test-ground.ts';

/** What may change hands beside the ground itself. Plain JSON without personal fields. */
export interface CompareGround {
  readonly roads: readonly RoadGround[];
  /** Markets, schools, stations ... */
  readonly places: readonly {
    readonly collection: string;
    readonly id: string;
    readonly name: string;
    readonly at: Place;
  }[];
  /** Open cases whose class belongs to the kind. */
  readonly cases: readonly { readonly id: string; readonly number: string; readonly at: Place }[];
}

/** Who has the ground in a version. */
export interface Holder {
  readonly owner: Owner;
  readonly is: 'zone' | 'left-out' | 'disputed' | 'nobody';
  readonly number?: string;
  readonly name?: string;
  readonly unit?: string;
}

/** What changed from one version to another. */
export interface Comparison {
  /** Zones that are not the same in both, by number. */
  readonly zones: readonly ZoneChange[];
  /** Ground that changes hands, the greatest first. */
  readonly pieces: readonly Piece[];
  /** Stretches of road side that change hands, the longest first. */
  readonly roads: readonly RoadChange[];
  readonly places: readonly (CompareGround['places'][number] & Handover)[];
  readonly cases: readonly (CompareGround['cases'][number] & Handover)[];
}

export interface Handover {
  readonly from: Holder;
  readonly to: Holder;
}

export interface ZoneChange {
  readonly id: Owner;
  readonly change: 'new' | 'ended' | 'changed';
  readonly before?: ZoneContent;
  readonly after?: ZoneContent;
  /** Names of the fields that differ; `number` and `name` among them: it was renamed. Empty for new and ended zones. */
  readonly fields: readonly (keyof ZoneContent)[];
  /** Square metres. */
  readonly gained: number;
  readonly lost: number;
}

export interface Piece extends Handover {
  /** Square metres, geodesic. */
  readonly area: number;
  readonly at: Place;
  readonly geometry: Polygon | MultiPolygon;
}

export interface RoadChange extends Handover {
  readonly id: string;
  readonly name?: string;
  readonly class: RoadClass;
  readonly side: Side;
  /** Along the middle of the road. */
  readonly metres: number;
  readonly line: LineString;
}
