import type { Polygon, MultiPolygon } from 'geojson';
import { contains, doubleArea, fromLattice, type Point } from '#domain/geometry/lattice.ts';

const keyOf = ([x, y]: Point) => `${x},${y}`;

/**
 * The union of rings of one coverage: edges that two of them share fall away. All vertices on the rest are kept,
 * because a neighbour may need them.
 * @param rings closed, counter-clockwise, from a coverage without gap or overlap
 * @returns closed rings: outer ones counter-clockwise, holes clockwise
 */
export function dissolve(rings: readonly (readonly Point[])[]): Point[][] {
  const edges = new Map<string, readonly [Point, Point]>();
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const a = ring[i - 1]!;
      const b = ring[i]!;
      const back = `${keyOf(b)} ${keyOf(a)}`;
      if (edges.has(back)) edges.delete(back);
      else edges.set(`${keyOf(a)} ${keyOf(b)}`, [a, b]);
    }
  }
  const from = new Map<string, Point[]>();
  for (const [a, b] of edges.values()) from.set(keyOf(a), [...(from.get(keyOf(a)) ?? []), b]);
  const out: Point[][] = [];
  for (const [a] of edges.values()) {
    if (!from.has(keyOf(a))) continue;
    const ring: Point[] = [a];
    let at = a;
    for (;;) {
      const ends = from.get(keyOf(at))!;
      // Where rings touch in a point, turning most to the left (seen from inside: the tightest) keeps them simple.
      const to = ends.length === 1 ? ends[0]! : tightest(ring.at(-2), at, ends);
      if (ends.length === 1) from.delete(keyOf(at));
      else
        from.set(
          keyOf(at),
          ends.filter((end) => end !== to),
        );
      ring.push(to);
      at = to;
      if (keyOf(at) === keyOf(a)) break;
    }
    out.push(ring);
  }
  return out;
}

function tightest(before: Point | undefined, at: Point, ends: readonly Point[]): Point {
  if (before === undefined) return ends[0]!;
  const back = Math.atan2(before[1] - at[1], before[0] - at[0]);
  const turn = (end: Point) => {
    const angle = back - Math.atan2(end[1] - at[1], end[0] - at[0]);
    return angle <= 0 ? angle + 2 * Math.PI : angle;
  };
  return [...ends].sort((p, q) => turn(p) - turn(q))[0]!;
}

/** Rings as RFC 7946 geometry: each hole goes with the outer ring that holds it. */
export function toGeometry(rings: readonly (readonly Point[])[]): Polygon | MultiPolygon {
  const outers = rings.filter((ring) => doubleArea(ring) > 0);
  const holes = rings.filter((ring) => doubleArea(ring) < 0);
  const polygons = outers.map((outer) => {
    const inside = holes.filter((hole) => contains(outer, hole[0]![0] + 0.1, hole[0]![1] + 0.1));
    return [outer, ...inside].map((ring) => ring.map(fromLattice));
  });
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons };
}
