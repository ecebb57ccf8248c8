import type { Point } from '#domain/geometry/lattice.ts';
import { arcKey, type Arc, type Edge } from './arc.ts';
import { chainEdges, edgesOf } from './chains.ts';
import { sameArc, type Coverage } from './coverage.ts';
import type { CoverageDelta, GroundLine } from './delta.ts';
import { isSame, numbering } from './places.ts';

/**
 * The delta that takes edges away from a coverage and puts others in. Arcs around are joined or parted where the change
 * makes or unmakes nodes. Of edges put in twice, or upon one that stays, the ground between them is squeezed out.
 * @param removed edges of the coverage, in either direction
 * @param added edges with their owners; those with the same owner on both sides are passed over
 * @returns undefined where two edges come to lie upon each other whose grounds do not fit together
 */
export function deltaOfEdges(
  coverage: Coverage,
  removed: readonly Edge[],
  added: readonly Edge[],
  grounds: readonly GroundLine[] = [],
): CoverageDelta | undefined {
  const some = removed[0] ?? added[0];
  if (some === undefined) return { removed: [], added: [], grounds };
  const number = numbering(some.a);
  const touched = new Map<number, Point>();
  for (const { a, b } of [...removed, ...added]) {
    touched.set(number(a), a);
    touched.set(number(b), b);
  }
  const affected = new Map<string, Arc>();
  for (const place of touched.values()) {
    for (const arc of coverage.arcsAt(place)) affected.set(arcKey(arc), arc);
  }
  const byEnds = new Map<string, Edge>();
  const keyOf = ({ a, b }: Pick<Edge, 'a' | 'b'>): string => {
    const [p, q] = [number(a), number(b)];
    return p < q ? `${p} ${q}` : `${q} ${p}`;
  };
  for (const edge of edgesOf(affected.values())) byEnds.set(keyOf(edge), edge);
  for (const edge of removed) byEnds.delete(keyOf(edge));
  for (const edge of added) {
    if (isSame(edge.a, edge.b)) continue;
    const known = byEnds.get(keyOf(edge));
    const put = known === undefined ? edge : squeezed(known, edge);
    if (put === undefined) return undefined;
    if (put.left === put.right) byEnds.delete(keyOf(edge));
    else byEnds.set(keyOf(edge), put);
  }
  const fixed = fixedNodes(coverage, affected, touched, number);
  const arcs = chainEdges([...byEnds.values()], (place) => fixed.has(number(place)));
  const kept = new Set<string>();
  const fresh = arcs.filter((arc) => {
    const held = affected.get(arcKey(arc));
    if (held === undefined || !sameArc(held, arc)) return true;
    kept.add(arcKey(arc));
    return false;
  });
  return {
    removed: [...affected].filter(([key]) => !kept.has(key)).map(([, arc]) => arc),
    added: fresh,
    grounds,
  };
}

/** Two edges upon each other: what lies beyond them on both sides stays; what lay between is gone. */
function squeezed(known: Edge, edge: Edge): Edge | undefined {
  const { left, right } = isSame(known.a, edge.a) ? edge : { left: edge.right, right: edge.left };
  if (known.right === left) return { ...known, right };
  if (known.left === right) return { ...known, left };
  return undefined;
}

/** Ends of affected arcs at which others end that nothing touches. */
function fixedNodes(
  coverage: Coverage,
  affected: ReadonlyMap<string, Arc>,
  touched: ReadonlyMap<number, Point>,
  number: (place: Point) => number,
): Set<number> {
  const fixed = new Set<number>();
  for (const { points } of affected.values()) {
    for (const end of [points[0]!, points.at(-1)!]) {
      if (touched.has(number(end)) || fixed.has(number(end))) continue;
      // A closed border without a node begins somewhere, too: there no other arc ends.
      if (coverage.arcsAt(end).some((arc) => !affected.has(arcKey(arc)))) fixed.add(number(end));
    }
  }
  return fixed;
}
