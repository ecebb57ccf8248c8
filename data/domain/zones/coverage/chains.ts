import type { Point } from '#domain/geometry/lattice.ts';
import type { Arc, Edge, Owner } from './arc.ts';
import { byPlace, isSame, numbering } from './places.ts';

/** An edge as it leaves a place. */
interface Spoke {
  readonly edge: number;
  readonly to: Point;
  /** Owners to the left and right, looking away from the place. */
  readonly left: Owner;
  readonly right: Owner;
}

/**
 * Joins the edges of a drawing to arcs: from node to node, as long as they can be.
 * @param edges noded, each once in either direction, with different owners on their sides
 * @param isNode places that end arcs although only two of these edges meet there
 * @returns canonical arcs in order of their first two places
 */
export function chainEdges(edges: readonly Edge[], isNode: (place: Point) => boolean = () => false): Arc[] {
  if (edges.length === 0) return [];
  const number = numbering(edges[0]!.a);
  const spokes = new Map<number, Spoke[]>();
  const leave = (from: Point, spoke: Spoke): void => {
    const known = spokes.get(number(from));
    if (known === undefined) spokes.set(number(from), [spoke]);
    else known.push(spoke);
  };
  for (const [i, { a, b, left, right }] of edges.entries()) {
    leave(a, { edge: i, to: b, left, right });
    leave(b, { edge: i, to: a, left: right, right: left });
  }
  const ends = (place: Point): boolean => {
    const around = spokes.get(number(place))!;
    // Two borders with other owners meet in a point only where the drawing is at fault; the check shall see it as a node.
    return around.length !== 2 || around[0]!.left !== around[1]!.right || around[0]!.right !== around[1]!.left;
  };
  const used = new Uint8Array(edges.length);
  const walk = (from: Point, first: Spoke, isEnd: (place: Point) => boolean): Arc => {
    const points = [from];
    let spoke = first;
    for (;;) {
      used[spoke.edge] = 1;
      points.push(spoke.to);
      if (isEnd(spoke.to)) break;
      const around = spokes.get(number(spoke.to))!;
      spoke = around[0]!.edge === spoke.edge ? around[1]! : around[0]!;
    }
    return { points, left: first.left, right: first.right };
  };
  const arcs: Arc[] = [];
  const isEnd = (place: Point): boolean => isNode(place) || ends(place);
  for (const [i, edge] of edges.entries()) {
    for (const from of [edge.a, edge.b]) {
      if (used[i] === 1 || !isEnd(from)) continue;
      arcs.push(canonical(walk(from, spokeAlong(from, i), isEnd)));
    }
  }
  // Every border with a node has an end edge: what is left runs in circles.
  for (const [i, { a }] of edges.entries()) {
    if (used[i] === 1) continue;
    arcs.push(closeAtLeast(walk(a, spokeAlong(a, i), (place) => isSame(place, a))));
  }
  return arcs.sort(byFirstPlaces);

  function spokeAlong(from: Point, edge: number): Spoke {
    return spokes.get(number(from))!.find((spoke) => spoke.edge === edge)!;
  }
}

/** The order of canonical arcs: by their first place, then the second. */
export function byFirstPlaces(p: Arc, q: Arc): number {
  return byPlace(p.points[0]!, q.points[0]!) || byPlace(p.points[1]!, q.points[1]!);
}

/** The arc in its canonical direction (arc.ts). */
export function canonical(arc: Arc): Arc {
  const { points } = arc;
  const last = points.length - 1;
  const order = byPlace(points[0]!, points[last]!);
  if (order < 0) return arc;
  if (order > 0) return reversed(arc);
  return turned(arc);
}

function reversed({ points, left, right }: Arc): Arc {
  return { points: [...points].reverse(), left: right, right: left };
}

/** A closed arc in the direction of its lesser second place; its first place stays, which may be a node. */
function turned(arc: Arc): Arc {
  const { points } = arc;
  return byPlace(points[1]!, points[points.length - 2]!) <= 0 ? arc : reversed(arc);
}

/** A closed border on which no node lies, begun at its least place. */
export function closeAtLeast(arc: Arc): Arc {
  const open = arc.points.slice(0, -1);
  let least = 0;
  for (let i = 1; i < open.length; i++) if (byPlace(open[i]!, open[least]!) < 0) least = i;
  const points = [...open.slice(least), ...open.slice(0, least), open[least]!];
  return turned({ points, left: arc.left, right: arc.right });
}

/** The edges of arcs, in the arcs' direction. */
export function edgesOf(arcs: Iterable<Arc>): Edge[] {
  const edges: Edge[] = [];
  for (const { points, left, right } of arcs) {
    for (let i = 1; i < points.length; i++) edges.push({ a: points[i - 1]!, b: points[i]!, left, right });
  }
  return edges;
}
