import type { Feature, FeatureCollection } from 'geojson';
import { geometryOf } from '#domain/zones/coverage/shape.ts';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { fromLattice } from '#domain/geometry/lattice.ts';
import type { DifferingGround } from './resolve.ts';
import type { ThreeWays } from './three-ways.ts';

/** The three states of a conflict as they are drawn over the map. */
export interface ConflictGround {
  /** Borders as they were, of whoever either side changed. */
  readonly base: FeatureCollection;
  /** Ground that others gave to somebody else, and that I did; what is contested is in both. */
  readonly theirs: FeatureCollection;
  readonly mine: FeatureCollection;
}

/** @param ground as `remade` found it; absent where mine cannot be put on theirs: then whole grounds are drawn */
export function conflictGround(ways: ThreeWays, ground: readonly DifferingGround[] | undefined): ConflictGround {
  const owners = [...new Set([...ways.theirOwners, ...ways.myOwners])];
  const base = collection(
    owners.flatMap((owner) =>
      ways.base.arcsOf(owner).map(({ points }): Feature => ({
        type: 'Feature',
        geometry: { type: 'LineString', coordinates: points.map(fromLattice) },
        properties: {},
      })),
    ),
  );
  if (ground === undefined) {
    return { base, theirs: wholes(ways.theirs, ways.theirOwners), mine: wholes(ways.mine, ways.myOwners) };
  }
  const drawn = (own: 'theirs' | 'mine') => collection(ground.filter((one) => one[own] !== one.base).map(asFeature));
  return { base, theirs: drawn('theirs'), mine: drawn('mine') };
}

/** What is to be decided: the contested ground, or all that differs where none is. */
export function groundInQuestion(ground: readonly DifferingGround[]): readonly DifferingGround[] {
  const contested = ground.filter(({ isContested }) => isContested);
  return contested.length > 0 ? contested : ground;
}

function asFeature({ rings }: DifferingGround): Feature {
  return {
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates: rings.map((ring) => [...ring]) },
    properties: {},
  };
}

function wholes(coverage: Coverage, owners: ReadonlySet<Owner>): FeatureCollection {
  return collection(
    [...owners]
      .filter((owner) => coverage.arcsOf(owner).length > 0)
      .map((owner) => ({ type: 'Feature', geometry: geometryOf(coverage, owner), properties: {} })),
  );
}

function collection(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features };
}
