import type { Flat } from './flat.ts';

/**
 * Cuts a line to the square from `min` to `max` on both axes; the places where it crosses the edge are rounded to
 * whole units.
 * @returns the parts inside, each of two places or more; parts without length are dropped
 */
export function clipLine(line: Flat, min: number, max: number): Flat[] {
  const parts: Flat[] = [];
  let part: Flat = [];
  const close = () => {
    if (part.length >= 4) parts.push(part);
    part = [];
  };
  for (let i = 2; i < line.length; i += 2) {
    const [ax, ay, bx, by] = [line[i - 2]!, line[i - 1]!, line[i]!, line[i + 1]!];
    const [from, to] = within(ax, ay, bx, by, min, max);
    if (from > to) {
      close();
      continue;
    }
    if (part.length === 0) put(part, ax + (bx - ax) * from, ay + (by - ay) * from);
    put(part, ax + (bx - ax) * to, ay + (by - ay) * to);
    if (to < 1) close();
  }
  close();
  return parts;
}

/** The stretch of a segment inside the square as fractions of its length; the first is greater when there is none. */
function within(ax: number, ay: number, bx: number, by: number, min: number, max: number): [number, number] {
  let from = 0;
  let to = 1;
  for (const [a, d] of [
    [ax, bx - ax],
    [ay, by - ay],
  ] as const) {
    if (d === 0) {
      if (a < min || a > max) return [1, 0];
      continue;
    }
    const [near, far] = d > 0 ? [(min - a) / d, (max - a) / d] : [(max - a) / d, (min - a) / d];
    if (near > from) from = near;
    if (far < to) to = far;
  }
  return [from, to];
}

function put(part: Flat, x: number, y: number): void {
  const [px, py] = [Math.round(x), Math.round(y)];
  const n = part.length;
  if (n === 0 || part[n - 2] !== px || part[n - 1] !== py) part.push(px, py);
}

/**
 * Cuts a ring to the square from `min` to `max` on both axes (Sutherland and Hodgman: where a ring leaves and
 * returns, it runs along the edge). Crossings are reckoned from the lesser to the greater end of an edge, so that
 * two neighbours that share it get the same place.
 * @returns the ring inside; fewer than three places when there is none
 */
export function clipRing(ring: Flat, min: number, max: number): Flat {
  let out = ring;
  for (const axis of [0, 1] as const) {
    out = cutSide(out, axis, min, 1);
    out = cutSide(out, axis, max, -1);
  }
  return out;
}

function cutSide(ring: Flat, axis: 0 | 1, edge: number, sign: 1 | -1): Flat {
  const out: Flat = [];
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const inside = (ring[i + axis]! - edge) * sign >= 0;
    const wasInside = (ring[j + axis]! - edge) * sign >= 0;
    if (inside !== wasInside) {
      const across = crossing(ring, i, j, axis, edge);
      if (axis === 0) out.push(edge, across);
      else out.push(across, edge);
    }
    if (inside) out.push(ring[i]!, ring[i + 1]!);
  }
  return out;
}

function crossing(ring: Flat, i: number, j: number, axis: 0 | 1, edge: number): number {
  const [lo, hi] = ring[i + axis]! < ring[j + axis]! ? [i, j] : [j, i];
  const share = (edge - ring[lo + axis]!) / (ring[hi + axis]! - ring[lo + axis]!);
  const other = 1 - axis;
  return Math.round(ring[lo + other]! + share * (ring[hi + other]! - ring[lo + other]!));
}
