import type { LngLat } from '#domain/brand.ts';
import { fromLattice, type Point } from '#domain/geometry/lattice.ts';
import type { Owner } from '../coverage/arc.ts';

/** Why an edit was not made; nothing of it was. Words are made at the edge. */
export interface EditRefusal {
  readonly reason: EditRefusalReason;
  /** Where, degrees WGS84; absent where the place is the whole. */
  readonly at?: LngLat;
  /** Whose grounds it is about. */
  readonly owners?: readonly Owner[];
}

export type EditRefusalReason =
  /** A border would cross another, or run upon it. */
  | 'crosses'
  /** There is no border place or no border here. */
  | 'no-vertex'
  | 'no-edge'
  /** A place where borders meet stays: taking it away would join what is apart. */
  | 'is-node'
  /** A ground would shrink to nothing. */
  | 'vanishes'
  /** A piece narrower than `narrowest` would come about. */
  | 'sliver'
  /** The line does not cut the zone, or touches the ground of none that may be changed. */
  | 'cuts-nothing'
  /** The grounds do not share a border. */
  | 'not-adjacent'
  /** There is no such owner. */
  | 'no-owner'
  /** Nothing would change. */
  | 'nothing'
  /** The drawn ring crosses itself. */
  | 'self-crossing'
  /** Reaches further than a coverage may (3 degrees). */
  | 'too-far';

/** A refusal at a place in lattice units. */
export function refusal(reason: EditRefusalReason, at?: Point, owners?: readonly Owner[]): EditRefusal {
  return {
    reason,
    ...(at === undefined ? {} : { at: fromLattice(at) as unknown as LngLat }),
    ...(owners === undefined || owners.length === 0 ? {} : { owners }),
  };
}
