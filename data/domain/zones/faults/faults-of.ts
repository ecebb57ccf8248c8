import type { Polygon } from 'geojson';
import type { LngLat } from '#domain/brand.ts';
import { fromLattice, unitsPerDegree } from '#domain/geometry/lattice.ts';
import { nobody, type Owner } from '../coverage/arc.ts';
import { placeWithinRings } from '../coverage/arranging/place-within.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { bordersOf, edgesOfParts, keyOf, maybeNarrower, measuresOf, partsOf, type Part } from './parts.ts';

/**
 * What is wrong with the ground of a kind. `gap`: nobody's, with others all around. `overlap`: several zones claim it.
 * `gap-sliver`, `overlap-sliver`: the same, narrower than `sliverWidth`. `sliver`: so narrow a piece of a zone.
 */
export type ZoneFaultKind = 'gap' | 'overlap' | 'gap-sliver' | 'overlap-sliver' | 'sliver';

export interface ZoneFault {
  readonly kind: ZoneFaultKind;
  /** the same as long as the piece begins at the same place */
  readonly key: string;
  /** whose ground it is now: nobody for a gap, the dispute for an overlap, the zone for its sliver */
  readonly ground: Owner;
  /** a place within */
  readonly at: LngLat;
  readonly squareMetres: number;
  /** mean width in metres: twice the area by all of the border */
  readonly width: number;
  /** whom it could be given to: the neighbours, of an overlap the claimants; who borders longest comes first */
  readonly owners: readonly Owner[];
  readonly geometry: Polygon;
}

/** Pieces of a mean width below this are slivers, metres: digitised twice, borders are half a metre off; no ground that is meant is so narrow. */
export const sliverWidth = 1;

/**
 * All faults of a coverage, the largest first. Ground left out on purpose is none.
 * @param narrowest pieces of a lesser mean width are slivers, metres
 */
export function faultsOf(coverage: Coverage, narrowest: number = sliverWidth): ZoneFault[] {
  const faults = [...gapsOf(coverage, narrowest)];
  for (const [id, ground] of coverage.grounds) {
    if (ground.is === 'disputed') faults.push(...overlapsOf(coverage, id, ground.claims, narrowest));
    else if (ground.is === 'zone') faults.push(...sliversOf(coverage, id, narrowest));
  }
  return faults.sort((p, q) => q.squareMetres - p.squareMetres || (p.key < q.key ? -1 : 1));
}

function gapsOf(coverage: Coverage, narrowest: number): ZoneFault[] {
  const edges = edgesOfParts(coverage, nobody);
  return partsOf(coverage, nobody).map((part) => {
    const measures = measuresOf(part);
    const kind = measures.width < narrowest ? 'gap-sliver' : 'gap';
    return fault(kind, nobody, part, measures, byLength(bordersOf(edges(part))));
  });
}

function overlapsOf(coverage: Coverage, id: Owner, claims: readonly Owner[], narrowest: number): ZoneFault[] {
  const edges = edgesOfParts(coverage, id);
  return partsOf(coverage, id).map((part) => {
    const measures = measuresOf(part);
    const lengths = bordersOf(edges(part));
    const kind = measures.width < narrowest ? 'overlap-sliver' : 'overlap';
    const owners = [...claims].sort((a, b) => (lengths.get(b) ?? 0) - (lengths.get(a) ?? 0));
    return fault(kind, id, part, measures, owners);
  });
}

function sliversOf(coverage: Coverage, id: Owner, narrowest: number): ZoneFault[] {
  const narrow = partsOf(coverage, id).filter((part) => maybeNarrower(part, narrowest));
  if (narrow.length === 0) return [];
  const edges = edgesOfParts(coverage, id);
  return narrow.flatMap((part) => {
    const measures = measuresOf(part);
    return measures.width < narrowest ? [fault('sliver', id, part, measures, byLength(bordersOf(edges(part))))] : [];
  });
}

function fault(
  kind: ZoneFaultKind,
  ground: Owner,
  part: Part,
  measures: { readonly squareMetres: number; readonly width: number },
  owners: readonly Owner[],
): ZoneFault {
  const [x, y] = placeWithinRings(part.rings);
  return {
    kind,
    key: keyOf(part),
    ground,
    at: [x / unitsPerDegree, y / unitsPerDegree] as unknown as LngLat,
    ...measures,
    owners,
    geometry: { type: 'Polygon', coordinates: part.rings.map((ring) => ring.map(fromLattice)) },
  };
}

function byLength(lengths: ReadonlyMap<Owner, number>): Owner[] {
  return [...lengths]
    .filter(([owner]) => owner !== nobody)
    .sort(([a, p], [b, q]) => q - p || (a < b ? -1 : 1))
    .map(([owner]) => owner);
}
