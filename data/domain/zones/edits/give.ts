import type { Point } from '#domain/geometry/lattice.ts';
import { refused, type Result } from '#domain/result.ts';
import { nobody, type Edge, type Owner } from '../coverage/arc.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { CoverageDelta } from '../coverage/delta.ts';
import { deltaOfEdges } from '../coverage/edge-change.ts';
import { inside, polygonsOf } from '../coverage/rings.ts';
import { refusal, type EditRefusal } from './refusal.ts';
import { tried } from './tried.ts';

/**
 * Gives the connected ground around a place to another owner: a gap or disputed ground to a neighbour, a part of a zone to
 * the next. Holes in it stay whose they are. A zone's only part is not given away: merge or remove the zone instead.
 * @param at lattice units
 * @param to a ground of the coverage, or nobody
 */
export function giveFace(
  coverage: Coverage,
  at: readonly [number, number],
  to: Owner,
): Result<CoverageDelta, EditRefusal> {
  const place: Point = [Math.round(at[0]), Math.round(at[1])];
  if (to !== nobody && !coverage.grounds.has(to)) return refused(refusal('no-owner', place, [to]));
  const from = coverage.ownerAt(at);
  if (from === to) return refused(refusal('nothing', place));
  const polygons = polygonsOf(coverage.ringsOf(from));
  const polygon = polygons.find((rings) => rings.every((ring, i) => inside(ring, at) !== i > 0));
  // Outside of everything nobody's ground has no end.
  if (polygon === undefined) return refused(refusal('no-edge', place));
  const ground = coverage.grounds.get(from);
  if (ground?.is === 'zone' && polygons.length === 1) return refused(refusal('vanishes', place, [from]));
  const removed: Edge[] = [];
  const added: Edge[] = [];
  for (const ring of polygon) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1]!, ring[i]!];
      const right = ownerBeside(coverage, a, b);
      removed.push({ a, b, left: from, right });
      if (right !== to) added.push({ a, b, left: to, right });
    }
  }
  const ends = ground !== undefined && polygons.length === 1;
  const grounds = ends ? [{ id: from, before: ground, after: null }] : [];
  return tried(coverage, deltaOfEdges(coverage, removed, added, grounds), place);
}

/** Whose ground lies to the right of a piece of border. */
function ownerBeside(coverage: Coverage, a: Point, b: Point): Owner {
  for (const { points, left, right } of coverage.arcsAt(a)) {
    for (let i = 1; i < points.length; i++) {
      const [p, q] = [points[i - 1]!, points[i]!];
      if (p[0] === a[0] && p[1] === a[1] && q[0] === b[0] && q[1] === b[1]) return right;
      if (p[0] === b[0] && p[1] === b[1] && q[0] === a[0] && q[1] === a[1]) return left;
    }
  }
  throw new Error('A ring runs where no border is.');
}
