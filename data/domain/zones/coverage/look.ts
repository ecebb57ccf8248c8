import type { Point } from '#domain/geometry/lattice.ts';
import type { Arc, Owner } from './arc.ts';
import type { ArcGrid } from './arc-grid.ts';

/** Where one looks; 'beyond' is east, past what passes through the place itself. */
export type Direction = 'east' | 'west' | 'beyond';

/**
 * Whose ground one comes to first, looking due east or due west from a place. A border that passes through the place itself
 * counts as lying to the east, and of borders that run level nothing is seen: whoever asks for the ground of a place on a
 * border gets the one west of it, on a level border the one north of it. The answer is exact.
 * @param from lattice units; halves are allowed
 * @returns the owner on the near side of the nearest border; undefined where there is none
 */
export function lookFrom(grid: ArcGrid, from: readonly [number, number], to: Direction): Owner | undefined {
  const east = to !== 'west';
  const [x, y] = from;
  let best: { a: Point; b: Point; at: number; owner: Owner } | undefined;
  for (const { arcs, until } of grid.looking(from, east)) {
    for (const arc of arcs) {
      best = nearest(best, arc, x, y, to);
    }
    // What was found beyond the squares looked into might still be hidden by something nearer.
    if (best !== undefined && (east ? best.at < until : best.at >= until)) return best.owner;
  }
  return best?.owner;
}

type Seen = { a: Point; b: Point; at: number; owner: Owner } | undefined;

function nearest(best: Seen, { points, left, right }: Arc, x: number, y: number, to: Direction): Seen {
  const east = to !== 'west';
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]!;
    const b = points[i]!;
    if (a[1] > y === b[1] > y) continue;
    const rises = b[1] > a[1];
    // The lower end first.
    const [low, high] = rises ? [a, b] : [b, a];
    // Positive where the place lies to the left of low-high: to its west. Exact, also for halves.
    const west = (high[0] - low[0]) * (y - low[1]) - (high[1] - low[1]) * (x - low[0]);
    if (to === 'east' ? west < 0 : to === 'beyond' ? west <= 0 : west >= 0) continue;
    const at = low[0] + ((high[0] - low[0]) * (y - low[1])) / (high[1] - low[1]);
    const owner = rises === east ? left : right;
    const seen = { a: low, b: high, at, owner };
    if (best === undefined || isNearer(seen, best, y, east)) best = seen;
  }
  return best;
}

/** Which of two borders is met first at a height. They do not cross: where they share a place there, the way they part decides. */
function isNearer(p: NonNullable<Seen>, q: NonNullable<Seen>, y: number, east: boolean): boolean {
  const apart = p.at - q.at;
  // Reckoned in doubles an intersection is good to far less than this.
  if (Math.abs(apart) > 1e-3) return east ? apart < 0 : apart > 0;
  const order = exactOrder(p, q, y);
  return east ? order < 0 : order > 0;
}

/** The order of two borders from west to east at a height, just above it where they meet there. */
function exactOrder(p: NonNullable<Seen>, q: NonNullable<Seen>, y: number): number {
  // Heights are whole or halves: twice the height is whole.
  const at = (s: NonNullable<Seen>): readonly [bigint, bigint] => {
    const rise = BigInt(s.b[1] - s.a[1]);
    const twice = BigInt(Math.round(2 * (y - s.a[1])));
    return [2n * BigInt(s.a[0]) * rise + BigInt(s.b[0] - s.a[0]) * twice, 2n * rise];
  };
  const [pn, pd] = at(p);
  const [qn, qd] = at(q);
  const difference = pn * qd - qn * pd;
  if (difference !== 0n) return difference < 0n ? -1 : 1;
  const slope = BigInt(p.b[0] - p.a[0]) * BigInt(q.b[1] - q.a[1]) - BigInt(q.b[0] - q.a[0]) * BigInt(p.b[1] - p.a[1]);
  return slope < 0n ? -1 : slope > 0n ? 1 : 0;
}
