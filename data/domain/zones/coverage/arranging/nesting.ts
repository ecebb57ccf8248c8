import Flatbush from 'flatbush';
import type { FaceWalks, Noded } from './face-walk.ts';
import { side } from './predicates.ts';

/**
 * Which face each walk goes round: the outer side of a component is part of the face that the component lies in.
 * @returns per walk the number of its face; 0 is the face outside of all
 */
export function facesOfWalks(noded: Noded, walks: FaceWalks): { faceOf: Int32Array; count: number } {
  const faceOf = new Int32Array(walks.start.length);
  let count = 1;
  const outer: number[] = [];
  walks.doubleArea.forEach((area, walk) => {
    if (area > 0) faceOf[walk] = count++;
    else outer.push(walk);
  });
  if (outer.length < 2) return { faceOf, count };

  const { xs, ys } = noded;
  const leasts = outer.map((walk) => ({ walk, at: leastPlace(noded, walks, walk) }));
  // The component right below another begins before it, so that its own place is known by then.
  leasts.sort((a, b) => xs[a.at]! - xs[b.at]! || ys[a.at]! - ys[b.at]!);
  const below = edgesBelow(noded);
  for (const { walk, at } of leasts) {
    const edge = below(at);
    faceOf[walk] = edge < 0 ? 0 : faceOf[walks.walk[2 * edge]!]!;
  }
  return { faceOf, count };
}

/** The place of a walk with the least x, of these the least y. */
function leastPlace({ xs, ys, from, to }: Noded, { next, start }: FaceWalks, walk: number): number {
  let least = -1;
  let half = start[walk]!;
  do {
    const at = (half & 1 ? to : from)[half >> 1]!;
    if (least < 0 || xs[at]! < xs[least]! || (xs[at]! === xs[least]! && ys[at]! < ys[least]!)) least = at;
    half = next[half]!;
  } while (half !== start[walk]);
  return least;
}

/** Finds the edge right below a place, a hair to its right; -1 where there is none. Edges that begin there do not count. */
function edgesBelow({ xs, ys, from, to }: Noded): (place: number) => number {
  const tree = new Flatbush(from.length, 16, Int32Array);
  let lowest = Infinity;
  from.forEach((a, edge) => {
    const b = to[edge]!;
    const low = Math.min(ys[a]!, ys[b]!);
    lowest = Math.min(lowest, low);
    tree.add(xs[a]!, low, xs[b]!, Math.max(ys[a]!, ys[b]!));
  });
  tree.finish();
  const sideOf = (edge: number, place: number) => {
    const [a, b] = [from[edge]!, to[edge]!];
    return side(xs[a]!, ys[a]!, xs[b]!, ys[b]!, xs[place]!, ys[place]!);
  };
  /** Of two edges above one place, neither crossing the other: whether the first runs higher. */
  const higher = (e: number, f: number) => {
    const [a, c] = [from[e]!, from[f]!];
    if (a === c) return sideOf(f, to[e]!) > 0;
    return xs[a]! >= xs[c]! ? sideOf(f, a) > 0 : sideOf(e, c) < 0;
  };
  return (place) => {
    const x = xs[place]!;
    let best = -1;
    tree.search(x, lowest, x, ys[place]!, (edge) => {
      const spansPlace = xs[from[edge]!]! <= x && x < xs[to[edge]!]!;
      if (spansPlace && sideOf(edge, place) > 0 && (best < 0 || higher(edge, best))) best = edge;
      return false;
    });
    return best;
  };
}
