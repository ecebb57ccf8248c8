import type { Point } from '#domain/geometry/lattice.ts';

/** Half the room that numbers of places have in each direction: a coverage is narrower than that (`arc.ts`, `widest`). */
const half = 2 ** 25;

/**
 * Gives each place of one drawing a whole number of its own below 2^52, quicker to look up than a text.
 * @param origin any place of the drawing
 */
export function numbering([ox, oy]: Point): (place: Point) => number {
  return ([x, y]) => (x - ox + half) * (2 * half) + (y - oy + half);
}

export function isSame(p: Point, q: Point): boolean {
  return p[0] === q[0] && p[1] === q[1];
}

/** Order of places: by x, then by y. */
export function byPlace(p: Point, q: Point): number {
  return p[0] - q[0] || p[1] - q[1];
}

/** Twice the signed area of the triangle a, b, p: positive where p lies to the left of a-b. Exact. */
export function side(a: Point, b: Point, p: Point): number {
  return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
}

/**
 * Order of directions around a node, exactly: counter-clockwise from due east.
 * @returns negative where node-p comes before node-q, 0 where they point the same way
 */
export function byDirection(node: Point, p: Point, q: Point): number {
  const half = upper(node, p) - upper(node, q);
  return half !== 0 ? half : -side(node, p, q);
}

/** 0 for directions from due east up to due west (exclusive), 1 for the rest. */
function upper(node: Point, p: Point): number {
  return p[1] > node[1] || (p[1] === node[1] && p[0] > node[0]) ? 0 : 1;
}
