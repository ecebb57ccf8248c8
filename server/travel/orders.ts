import type { Place, TravelMatrix } from '#domain/network/travel-matrix.ts';
import type { TravelRoute } from '#domain/network/travel-route.ts';
import type { Vehicle } from '#domain/people/crew.ts';
import type { RoadClass } from '#domain/roads/collection.ts';

/** All roads, packed so that a thread takes them over without a copy. */
export interface PackedRoads {
  /** lon, lat after lon, lat, line after line. */
  readonly places: Float64Array;
  /** Places of each line. */
  readonly counts: Int32Array;
  readonly classes: readonly RoadClass[];
  readonly oneway: Uint8Array;
}

/** What the thread is told, in order: roads hold for what is asked after them. */
export type TravelOrder =
  | { readonly kind: 'roads'; readonly roads: PackedRoads }
  | { readonly kind: 'matrix'; readonly number: number; readonly places: readonly Place[]; readonly vehicle: Vehicle }
  | {
      readonly kind: 'route';
      readonly number: number;
      readonly from: Place;
      readonly to: Place;
      readonly vehicle: Vehicle;
    }
  /** Nobody waits for that answer any more. */
  | { readonly kind: 'drop'; readonly number: number };

/** What it answers. */
export type TravelWord =
  | { readonly number: number; readonly matrix: TravelMatrix }
  | { readonly number: number; readonly route: TravelRoute | undefined }
  | { readonly number: number; readonly failed: Error };
