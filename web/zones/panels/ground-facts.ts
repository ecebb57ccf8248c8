import { fromLattice, type Point } from '#domain/geometry/lattice.ts';
import { lengthOf } from '#domain/geometry/measure.ts';
import type { Arc, Owner } from '#domain/zones/coverage/arc.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { squareMetresOf } from '#domain/zones/coverage/shape.ts';

/** Measures of one ground of a coverage, geodesic. */
export interface GroundFacts {
  readonly squareMetres: number;
  /** Of the whole border, holes included, metres. */
  readonly border: number;
  /** Who lies on the other side, the longest shared border first; `nobody` is among them. */
  readonly neighbours: ReadonlyArray<{ readonly owner: Owner; readonly metres: number }>;
}

export function groundFacts(coverage: Coverage, owner: Owner): GroundFacts {
  const shared = new Map<Owner, number>();
  for (const { points, left, right } of coverage.arcsOf(owner)) {
    const other = left === owner ? right : left;
    shared.set(other, (shared.get(other) ?? 0) + lengthOf(points.map(fromLattice)));
  }
  const neighbours = [...shared]
    .map(([other, metres]) => ({ owner: other, metres }))
    .sort((p, q) => q.metres - p.metres || (p.owner < q.owner ? -1 : 1));
  return {
    squareMetres: squareMetresOf(coverage, owner),
    border: neighbours.reduce((sum, { metres }) => sum + metres, 0),
    neighbours,
  };
}

/** [west, south, east, north] of grounds in degrees; undefined where none of them has a border. */
export function bboxOf(
  coverage: Pick<Coverage, 'arcsOf'>,
  owners: readonly Owner[],
): readonly [number, number, number, number] | undefined {
  return bboxOfPlaces(owners.flatMap((owner) => coverage.arcsOf(owner).flatMap(({ points }: Arc) => points)));
}

function bboxOfPlaces(places: readonly Point[]): readonly [number, number, number, number] | undefined {
  if (places.length === 0) return undefined;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of places) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [...fromLattice([west, south]), ...fromLattice([east, north])] as [number, number, number, number];
}
