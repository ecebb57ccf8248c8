import { doubleArea, type Point } from '#domain/geometry/lattice.ts';
import type { FaceWalks, Noded } from './face-walk.ts';

/**
 * The rings of each face: closed, each passing a place once, the outer one counter-clockwise and first, holes clockwise.
 * Dead ends and edges between two islands, with the same face on both sides, are on no ring. The face outside of all
 * (0) has none.
 */
export function ringsOfFaces(
  { xs, ys, from, to }: Noded,
  walks: FaceWalks,
  faceOf: Int32Array,
  count: number,
): (readonly Point[])[][] {
  const rings: (readonly Point[])[][] = Array.from({ length: count }, () => []);
  const points: Point[] = [];
  const pointAt = (place: number): Point => (points[place] ??= [xs[place]!, ys[place]!]);
  const depth = new Int32Array(xs.length).fill(-1);
  walks.start.forEach((first, walk) => {
    const face = faceOf[walk]!;
    if (face === 0) return;
    const stack: number[] = [];
    let half = first;
    // Wherever the walk comes back to a place, the loop since then is a ring of its own.
    const arrive = (place: number) => {
      const since = depth[place]!;
      if (since >= 0 && since < stack.length) {
        // There and back along one edge is no ring.
        if (stack.length - since > 2) {
          const ring = stack.slice(since).map(pointAt);
          ring.push(ring[0]!);
          rings[face]!.push(ring);
        }
        for (let i = since + 1; i < stack.length; i++) depth[stack[i]!] = -1;
        stack.length = since + 1;
      } else {
        depth[place] = stack.length;
        stack.push(place);
      }
    };
    do {
      arrive((half & 1 ? to : from)[half >> 1]!);
      half = walks.next[half]!;
    } while (half !== first);
    arrive((first & 1 ? to : from)[first >> 1]!);
    for (const place of stack) depth[place] = -1;
  });
  for (const of of rings) {
    const outer = of.length < 2 ? 0 : of.findIndex((ring) => doubleArea(ring) > 0);
    if (outer > 0) of.unshift(...of.splice(outer, 1));
  }
  return rings;
}
