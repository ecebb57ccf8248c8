import type { Point } from '#domain/geometry/lattice.ts';
import { refused, type Result } from '#domain/result.ts';
import { edgesOf } from '../coverage/chains.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { CoverageDelta } from '../coverage/delta.ts';
import { deltaOfEdges } from '../coverage/edge-change.ts';
import { isSame } from '../coverage/places.ts';
import { refusal, type EditRefusal } from './refusal.ts';
import { tried } from './tried.ts';

/**
 * Puts a place into a border, for both of its sides.
 * @param near the ends of the piece it is put into, in either order
 * @param at where; need not lie on the piece
 */
export function insertVertex(
  coverage: Coverage,
  near: { readonly a: Point; readonly b: Point },
  at: Point,
): Result<CoverageDelta, EditRefusal> {
  const edge = edgesOf(coverage.arcsAt(near.a)).find(
    ({ a, b }) => (isSame(a, near.a) && isSame(b, near.b)) || (isSame(a, near.b) && isSame(b, near.a)),
  );
  if (edge === undefined) return refused(refusal('no-edge', near.a));
  if (isSame(at, edge.a) || isSame(at, edge.b)) return refused(refusal('nothing', at));
  const delta = deltaOfEdges(
    coverage,
    [edge],
    [
      { ...edge, b: at },
      { ...edge, a: at },
    ],
  );
  return tried(coverage, delta, at);
}

/** Takes a place out of a border, for both of its sides. Where borders meet it stays. */
export function deleteVertex(coverage: Coverage, at: Point): Result<CoverageDelta, EditRefusal> {
  const arcs = coverage.arcsAt(at);
  if (arcs.length === 0) return refused(refusal('no-vertex', at));
  const edges = edgesOf(arcs).filter(({ a, b }) => isSame(a, at) || isSame(b, at));
  if (edges.length !== 2) return refused(refusal('is-node', at));
  const [first, second] = isSame(edges[0]!.b, at) ? [edges[0]!, edges[1]!] : [edges[1]!, edges[0]!];
  const delta = deltaOfEdges(coverage, edges, [{ ...first, b: second.b }]);
  return tried(coverage, delta, at);
}
