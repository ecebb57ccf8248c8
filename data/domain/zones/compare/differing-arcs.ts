import { arcKey, type Arc } from '../coverage/arc.ts';
import { numbering } from '../coverage/places.ts';

/**
 * The borders that are not the same in both versions, as single edges. What is the same in both has the same ground on its
 * sides, so ground that changes hands is bounded by these alone.
 */
export function differingArcs(before: readonly Arc[], after: readonly Arc[]): { before: Arc[]; after: Arc[] } {
  const known = new Map(before.map((arc) => [arcKey(arc), arc]));
  const changed = after.filter((arc) => {
    const other = known.get(arcKey(arc));
    if (other === undefined || !isSameArc(arc, other)) return true;
    known.delete(arcKey(arc));
    return false;
  });
  return withoutCommonEdges([...known.values()], changed);
}

function isSameArc(p: Arc, q: Arc): boolean {
  return (
    p.left === q.left &&
    p.right === q.right &&
    p.points.length === q.points.length &&
    p.points.every(([x, y], i) => x === q.points[i]![0] && y === q.points[i]![1])
  );
}

/** Arcs that differ in part share the edges of the rest; those go. */
function withoutCommonEdges(before: readonly Arc[], after: readonly Arc[]): { before: Arc[]; after: Arc[] } {
  const first = before[0] ?? after[0];
  if (first === undefined) return { before: [], after: [] };
  const number = numbering(first.points[0]!);
  const of = (arcs: readonly Arc[]): Map<string, Arc> => {
    const edges = new Map<string, Arc>();
    for (const { points, left, right } of arcs) {
      for (let i = 1; i < points.length; i++) {
        const [a, b] = [points[i - 1]!, points[i]!];
        const [p, q] = [number(a), number(b)];
        const edge: Arc = p < q ? { points: [a, b], left, right } : { points: [b, a], left: right, right: left };
        edges.set(`${Math.min(p, q)},${Math.max(p, q)}`, edge);
      }
    }
    return edges;
  };
  const [old, now] = [of(before), of(after)];
  for (const [key, edge] of old) {
    const other = now.get(key);
    if (other === undefined || other.left !== edge.left || other.right !== edge.right) continue;
    old.delete(key);
    now.delete(key);
  }
  return { before: [...old.values()], after: [...now.values()] };
}
