import { arcKey, nobody, type Arc, type Owner } from '#domain/zones/coverage/arc.ts';
import { sameArc, type Coverage } from '#domain/zones/coverage/coverage.ts';
import type { CoverageDelta, GroundLine } from '#domain/zones/coverage/delta.ts';
import type { Ground } from '#domain/zones/content.ts';

/** How some grounds of a coverage stand now, for a copy of it elsewhere. Plain values: it goes to a worker as it is. */
export interface CoveragePatch {
  readonly grounds: ReadonlyArray<readonly [Owner, Ground | null]>;
  /** Every arc that one of these grounds lies at. */
  readonly arcs: readonly Arc[];
}

/** @param touched owners whose ground or content may differ; nobody's border changes with a neighbour's */
export function patchOf(coverage: Coverage, touched: Iterable<Owner>): CoveragePatch {
  const owners = [...new Set(touched)].filter((owner) => owner !== nobody);
  const arcs = new Set(owners.flatMap((owner) => coverage.arcsOf(owner)));
  return { grounds: owners.map((owner) => [owner, coverage.grounds.get(owner) ?? null]), arcs: [...arcs] };
}

/** The delta that makes a copy stand as the patch says. */
export function deltaOfPatch(copy: Coverage, { grounds, arcs }: CoveragePatch): CoverageDelta {
  const held = new Map<string, Arc>();
  for (const [owner] of grounds) for (const arc of copy.arcsOf(owner)) held.set(arcKey(arc), arc);
  const wanted = new Map(arcs.map((arc) => [arcKey(arc), arc]));
  const isIn = (arcs: ReadonlyMap<string, Arc>, arc: Arc) => {
    const same = arcs.get(arcKey(arc));
    return same !== undefined && sameArc(same, arc);
  };
  return {
    removed: [...held.values()].filter((arc) => !isIn(wanted, arc)),
    added: [...wanted.values()].filter((arc) => !isIn(held, arc)),
    grounds: grounds.flatMap(([id, after]): GroundLine[] => {
      const before = copy.grounds.get(id) ?? null;
      return before === null && after === null ? [] : [{ id, before, after }];
    }),
  };
}
