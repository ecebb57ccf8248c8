import type { Ground } from '../content.ts';
import type { Arc, Owner } from './arc.ts';

/** One edit of a coverage, told by what it takes away and puts in; turned round it is the way back. */
export interface CoverageDelta {
  readonly removed: readonly Arc[];
  readonly added: readonly Arc[];
  readonly grounds: readonly GroundLine[];
}

/** What became of a ground's content; `before` null: it is new, `after` null: it is no more. */
export interface GroundLine {
  readonly id: Owner;
  readonly before: Ground | null;
  readonly after: Ground | null;
}

/** The edit that takes a delta back. */
export function inverted({ removed, added, grounds }: CoverageDelta): CoverageDelta {
  return {
    removed: added,
    added: removed,
    grounds: grounds.map(({ id, before, after }) => ({ id, before: after, after: before })),
  };
}

/** Why a delta does not fit the coverage it is put to: somebody changed the same borders or contents since. */
export interface DeltaConflict {
  /** Owners whose borders or contents differ from what the delta was made on, sorted. */
  readonly owners: readonly Owner[];
}
