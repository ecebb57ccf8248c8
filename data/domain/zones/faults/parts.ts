import { fromLattice, type Point } from '#domain/geometry/lattice.ts';
import { areaOf, distance, lengthOf } from '#domain/geometry/measure.ts';
import type { Edge, Owner } from '../coverage/arc.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { numbering } from '../coverage/places.ts';
import { polygonsOf } from '../coverage/rings.ts';

/** One connected piece of a ground. */
export interface Part {
  /** closed rings in lattice units: the outer one counter-clockwise, begun at its least place, then the holes */
  readonly rings: readonly (readonly Point[])[];
}

/** The pieces of a ground; of `nobody`'s those that others enclose. */
export function partsOf(coverage: Coverage, owner: Owner): Part[] {
  return polygonsOf(coverage.ringsOf(owner)).map((rings) => ({ rings }));
}

/** A piece's name, the same as long as its outer ring begins as it does: no other piece has this edge on its left. */
export function keyOf({ rings }: Part): string {
  const [a, b] = rings[0]!;
  return `${a!.join()},${b!.join()}`;
}

/** Square metres, and the mean width in metres: twice the area by all of its border. */
export function measuresOf({ rings }: Part): { readonly squareMetres: number; readonly width: number } {
  const degrees = rings.map((ring) => ring.map(fromLattice));
  const squareMetres = areaOf(degrees);
  return { squareMetres, width: (2 * squareMetres) / degrees.reduce((sum, ring) => sum + lengthOf(ring), 0) };
}

/** Whether a piece's mean width could be below so many metres; cheap, never wrongly no. */
export function maybeNarrower({ rings }: Part, metres: number): boolean {
  let outline = 0;
  let doubled = 0;
  for (const ring of rings) {
    const [ox, oy] = ring[0]!;
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1]!;
      const [bx, by] = ring[i]!;
      outline += Math.hypot(bx - ax, by - ay);
      doubled += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
    }
  }
  // In China a metre is between 90 and 160 units, whichever way it runs.
  return doubled / outline <= 200 * metres;
}

/** For each piece of one ground its edges, the ground on their left, whoever is beyond on their right. */
export function edgesOfParts(coverage: Coverage, owner: Owner): (part: Part) => Edge[] {
  const arcs = coverage.arcsOf(owner);
  if (arcs.length === 0) return () => [];
  const number = numbering(arcs[0]!.points[0]!);
  const edges = new Map<number, Edge[]>();
  for (const { points, left, right } of arcs) {
    const forward = left === owner;
    for (let i = 1; i < points.length; i++) {
      const [a, b] = forward ? [points[i - 1]!, points[i]!] : [points[i]!, points[i - 1]!];
      const edge = { a, b, left: owner, right: forward ? right : left };
      const known = edges.get(number(a));
      if (known === undefined) edges.set(number(a), [edge]);
      else known.push(edge);
    }
  }
  return ({ rings }) =>
    rings.flatMap((ring) =>
      ring.slice(1).map((b, i) => edges.get(number(ring[i]!))!.find((edge) => number(edge.b) === number(b))!),
    );
}

/** How long a piece borders on whom, metres. */
export function bordersOf(edges: readonly Edge[]): ReadonlyMap<Owner, number> {
  const lengths = new Map<Owner, number>();
  for (const { a, b, right } of edges)
    lengths.set(right, (lengths.get(right) ?? 0) + distance(fromLattice(a), fromLattice(b)));
  return lengths;
}
