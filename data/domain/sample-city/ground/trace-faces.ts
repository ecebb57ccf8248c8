import { doubleArea, type Point } from '#domain/geometry/lattice.ts';
import type { NodedLines } from './node-lines.ts';

/** The faces of a noded drawing: closed rings, counter-clockwise; `outer` is the border of all of them together. */
export interface Faces {
  readonly rings: readonly (readonly Point[])[];
  readonly outer: readonly Point[];
}

/** Walks the drawing face by face. Lines that end in the open (dead ends) bound nothing and are left out. */
export function traceFaces({ nodes, edges }: NodedLines): Faces {
  const spokes = withoutDeadEnds(nodes, edges);
  const next = new Map<string, number>();
  for (const [node, ends] of spokes) {
    const [x, y] = nodes[node]!;
    const angle = (n: number) => Math.atan2(nodes[n]![1] - y, nodes[n]![0] - x);
    const around = [...ends].sort((p, q) => angle(p) - angle(q));
    // Arriving from `from`, the next edge clockwise keeps the face on the left.
    around.forEach((from, i) => next.set(`${from},${node}`, around[(i + around.length - 1) % around.length]!));
  }
  const seen = new Set<string>();
  const rings: Point[][] = [];
  let outer: Point[] = [];
  for (const start of next.keys()) {
    if (seen.has(start)) continue;
    const ring: Point[] = [];
    let key = start;
    while (!seen.has(key)) {
      seen.add(key);
      const [from, to] = key.split(',').map(Number) as [number, number];
      ring.push(nodes[from]!);
      key = `${to},${next.get(key)!}`;
    }
    ring.push(ring[0]!);
    if (doubleArea(ring) > 0) rings.push(ring);
    else if (doubleArea(ring) < doubleAreaOf(outer)) outer = ring;
  }
  return { rings, outer: outer.reverse() };
}

function doubleAreaOf(ring: readonly Point[]): number {
  return ring.length === 0 ? 0 : doubleArea(ring);
}

function withoutDeadEnds(nodes: readonly Point[], edges: NodedLines['edges']): Map<number, Set<number>> {
  const spokes = new Map<number, Set<number>>(nodes.map((_, node) => [node, new Set<number>()]));
  for (const [a, b] of edges) {
    spokes.get(a)!.add(b);
    spokes.get(b)!.add(a);
  }
  const ends = [...spokes.keys()].filter((node) => spokes.get(node)!.size === 1);
  for (let node = ends.pop(); node !== undefined; node = ends.pop()) {
    const [other] = spokes.get(node)!;
    spokes.delete(node);
    if (other === undefined) continue;
    spokes.get(other)!.delete(node);
    if (spokes.get(other)!.size === 1) ends.push(other);
  }
  for (const [node, others] of spokes) if (others.size === 0) spokes.delete(node);
  return spokes;
}
