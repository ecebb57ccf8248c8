import { unitsPerDegree, type Point } from '#domain/geometry/lattice.ts';

/** Whose ground: the id of a ground of the coverage (a zone, ground left out, disputed ground), or `nobody`. */
export type Owner = string;

/** The owner of what belongs to no one: outside the coverage, or a gap within it. */
export const nobody: Owner = '';

/**
 * A border between two owners, from node to node, or closed where no node lies on it. Places are whole lattice units of
 * 1e-7 degree (geometry/lattice.ts), so that a shared place is the same place for both neighbours.
 * Canonical: of its two directions the one that begins at the lesser end (x, then y; for equal ends the lesser second
 * place); a closed one without a node begins at its least place. `left` and `right` differ, by that direction.
 */
export interface Arc {
  readonly points: readonly Point[];
  readonly left: Owner;
  readonly right: Owner;
}

/** A straight piece of border, with whose ground lies on its sides looking from `a` to `b`. */
export interface Edge {
  readonly a: Point;
  readonly b: Point;
  readonly left: Owner;
  readonly right: Owner;
}

/**
 * The widest extent of a coverage in lattice units, about 3 degrees: below 2^25, so that a cross product of two
 * differences is below 2^51 and every predicate on them is exact in doubles.
 */
export const widest = 3 * unitsPerDegree;

/** The first two places of a canonical arc: in a planar drawing no other arc has them. */
export function arcKey({ points }: Pick<Arc, 'points'>): string {
  const [[ax, ay], [bx, by]] = points as [Point, Point];
  return `${ax},${ay},${bx},${by}`;
}

/** An arc as it is stored and sent: owners by place in a list, places as the first and then differences. */
export type EncodedArc = readonly [left: number, right: number, ...places: number[]];
