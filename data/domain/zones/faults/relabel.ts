import type { Edge, Owner } from '../coverage/arc.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { CoverageDelta, GroundLine } from '../coverage/delta.ts';
import { deltaOfEdges } from '../coverage/edge-change.ts';
import { edgesOfParts, partsOf, type Part } from './parts.ts';

/** A piece of ground that is to belong to another. */
export interface Handover {
  readonly part: Part;
  readonly from: Owner;
  readonly to: Owner;
}

/**
 * Hands pieces of ground to others, all at once; no place moves. A ground that gives all of its pieces ends.
 * @param begun grounds that begin with this
 * @returns undefined where it cannot be told as one change of borders
 */
export function handOver(
  coverage: Coverage,
  handovers: readonly Handover[],
  begun: readonly GroundLine[] = [],
): CoverageDelta | undefined {
  const changed = new Map<string, { readonly before: Edge; left: Owner; right: Owner }>();
  const givers = new Map<Owner, Handover[]>();
  for (const handover of handovers) {
    const known = givers.get(handover.from);
    if (known === undefined) givers.set(handover.from, [handover]);
    else known.push(handover);
  }
  const grounds = [...begun];
  for (const [from, given] of givers) {
    const edges = edgesOfParts(coverage, from);
    for (const { part, to } of given) {
      for (const edge of edges(part)) {
        const other = changed.get(nameOf(edge.b, edge.a));
        // Two pieces side by side, both given away.
        if (other !== undefined) other.right = to;
        else changed.set(nameOf(edge.a, edge.b), { before: edge, left: to, right: edge.right });
      }
    }
    const ground = coverage.grounds.get(from);
    if (ground !== undefined && partsOf(coverage, from).length === given.length)
      grounds.push({ id: from, before: ground, after: null });
  }
  const all = [...changed.values()];
  return deltaOfEdges(
    coverage,
    all.map(({ before }) => before),
    all.filter(({ left, right }) => left !== right).map(({ before, left, right }) => ({ ...before, left, right })),
    grounds,
  );
}

const nameOf = (a: readonly number[], b: readonly number[]): string => `${a.join()} ${b.join()}`;
