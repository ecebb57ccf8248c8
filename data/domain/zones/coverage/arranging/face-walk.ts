import { side } from './predicates.ts';

/** Noded straight pieces: places by number, edges from the lesser end (x, then y) to the greater. */
export interface Noded {
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/**
 * The walks around the faces of a noded drawing. Half edge 2e runs along edge e, 2e + 1 against it; a walk keeps its face
 * on the left, so that each half edge belongs to exactly one.
 */
export interface FaceWalks {
  /** per half edge: the one that follows it around the face */
  readonly next: Int32Array;
  /** per half edge: its walk */
  readonly walk: Int32Array;
  /** per walk: a half edge of it */
  readonly start: readonly number[];
  /** per walk: twice the area that it goes round counter-clockwise; not positive for the outer side of a component */
  readonly doubleArea: readonly number[];
}

/** Walks around all faces. */
export function walkFaces({ xs, ys, from, to }: Noded): FaceWalks {
  const origin = (half: number) => (half & 1 ? to : from)[half >> 1]!;
  const next = followers(xs, ys, from, to);
  const walk = new Int32Array(next.length).fill(-1);
  const start: number[] = [];
  const doubleArea: number[] = [];
  for (let first = 0; first < next.length; first++) {
    if (walk[first]! >= 0) continue;
    const x0 = xs[origin(first)]!;
    const y0 = ys[origin(first)]!;
    let sum = 0;
    let half = first;
    do {
      walk[half] = start.length;
      const a = origin(half);
      half = next[half]!;
      const b = origin(half);
      sum += (xs[a]! - x0) * (ys[b]! - y0) - (xs[b]! - x0) * (ys[a]! - y0);
    } while (half !== first);
    start.push(first);
    doubleArea.push(sum);
  }
  return { next, walk, start, doubleArea };
}

/** At the end of each half edge turn as far right as there is a way: that keeps the face on the left. */
function followers(xs: ArrayLike<number>, ys: ArrayLike<number>, from: Int32Array, to: Int32Array): Int32Array {
  const halves = 2 * from.length;
  const firstOut = new Int32Array(Math.max(largest(from), largest(to)) + 2);
  for (let half = 0; half < halves; half++) firstOut[(half & 1 ? to : from)[half >> 1]! + 1]!++;
  for (let place = 1; place < firstOut.length; place++) firstOut[place]! += firstOut[place - 1]!;
  const filled = firstOut.slice();
  const out = new Int32Array(halves);
  for (let half = 0; half < halves; half++) out[filled[(half & 1 ? to : from)[half >> 1]!]!++] = half;

  const next = new Int32Array(halves);
  for (let place = 0; place + 1 < firstOut.length; place++) {
    const begin = firstOut[place]!;
    const degree = firstOut[place + 1]! - begin;
    if (degree > 2) sortTurning(out.subarray(begin, begin + degree), xs, ys, from, to);
    for (let k = 0; k < degree; k++) next[out[begin + k]! ^ 1] = out[begin + ((k + degree - 1) % degree)]!;
  }
  return next;
}

/** Sorts half edges that leave one place counter-clockwise, beginning with east. */
function sortTurning(
  out: Int32Array,
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  from: Int32Array,
  to: Int32Array,
): void {
  const target = (half: number) => (half & 1 ? from : to)[half >> 1]!;
  const centre = (out[0]! & 1 ? to : from)[out[0]! >> 1]!;
  const x = xs[centre]!;
  const y = ys[centre]!;
  const lower = (at: number) => (ys[at]! < y || (ys[at]! === y && xs[at]! < x) ? 1 : 0);
  out.sort((g, h) => {
    const a = target(g);
    const b = target(h);
    return lower(a) - lower(b) || -side(x, y, xs[a]!, ys[a]!, xs[b]!, ys[b]!);
  });
}

function largest(numbers: Int32Array): number {
  let most = -1;
  for (const n of numbers) if (n > most) most = n;
  return most;
}
