import type { Point } from '#domain/geometry/lattice.ts';
import { refused, type Result } from '#domain/result.ts';
import type { Edge } from '../coverage/arc.ts';
import { edgesOf } from '../coverage/chains.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { CoverageDelta } from '../coverage/delta.ts';
import { deltaOfEdges } from '../coverage/edge-change.ts';
import { isSame, numbering } from '../coverage/places.ts';
import { edgesThrough } from './edges-through.ts';
import { tried } from './tried.ts';
import { refusal, type EditRefusal } from './refusal.ts';

/**
 * Moves border places, each for all whose border it is. A place moved onto another becomes one with it; moved onto a border
 * it is put into that border. What lay between is squeezed out; a ground that would vanish refuses the edit.
 * @param moves where from (a place of a border) and where to, lattice units
 */
export function moveVertices(
  coverage: Coverage,
  moves: readonly { readonly from: Point; readonly to: Point }[],
): Result<CoverageDelta, EditRefusal> {
  const wanted = moves.filter(({ from, to }) => !isSame(from, to));
  if (wanted.length === 0) return refused({ reason: 'nothing' });
  const number = numbering(wanted[0]!.from);
  const target = new Map(wanted.map(({ from, to }) => [number(from), to]));
  const moved = (place: Point): Point => target.get(number(place)) ?? place;
  const touching = new Set(wanted.flatMap(({ from }) => coverage.arcsAt(from)));
  const missing = wanted.find(({ from }) => coverage.arcsAt(from).length === 0);
  if (missing !== undefined) return refused(refusal('no-vertex', missing.from));
  const removed: Edge[] = edgesOf(touching).filter(({ a, b }) => target.has(number(a)) || target.has(number(b)));
  const added = removed.map((edge) => ({ ...edge, a: moved(edge.a), b: moved(edge.b) }));
  const going = new Set(removed.map(({ a, b }) => `${a.join()} ${b.join()}`));
  for (const { to } of wanted) {
    for (const edge of edgesThrough(coverage, to)) {
      if (going.has(`${edge.a.join()} ${edge.b.join()}`)) continue;
      removed.push(edge);
      added.push({ ...edge, b: to }, { ...edge, a: to });
    }
  }
  return tried(coverage, deltaOfEdges(coverage, removed, added), wanted[0]!.to);
}
