import { doubleArea, type Point } from '#domain/geometry/lattice.ts';
import { disagreements } from './arranging/agreement.ts';
import { findMeetings } from './arranging/meetings.ts';
import { PairIndex } from './arranging/pair-index.ts';
import { Segments } from './arranging/segments.ts';

/** A plain polygon or several as one: closed rings, outer ones counter-clockwise, holes clockwise; lattice units. */
export interface PlainPolygon {
  readonly id: string;
  readonly rings: readonly (readonly Point[])[];
}

/**
 * `overlap`: polygons lie on each other or cross. `unmatched`: neighbours run along each other without the same places.
 * `touch`: a polygon ends on a neighbour's border where that has no vertex. `empty`: no area, or rings turned round.
 */
export interface PolygonFault {
  readonly kind: 'overlap' | 'unmatched' | 'touch' | 'empty';
  readonly at: Point;
  readonly ids: readonly string[];
}

/**
 * Whether polygons, each valid by itself, form a coverage: no two overlap, and neighbours share the places of their
 * common border. Gaps are no fault here.
 *
 * How many polygons lie on a spot changes only across edges that one side alone has. So it is enough that those meet
 * each other end to end only, and have all of their faces wholly within or wholly without: then no spot lies in two
 * polygons, and an edge that both sides have cannot be crossed by any other.
 * @returns faults; after crossings nothing more is looked for
 */
export function checkPolygons(polygons: readonly PlainPolygon[]): PolygonFault[] {
  const faults: PolygonFault[] = [];
  const free = freeEdges(polygons, faults);
  const segments = new Segments(free.map(({ a, b }) => [a, b]), free.length); // prettier-ignore
  const ids = (...of: number[]) => [
    ...new Set(of.flatMap((s) => segments.usesOf(s).map((use) => polygons[free[use >> 1]!.polygon]!.id))),
  ];
  if (!leadOverTouches(segments, faults, ids)) return faults;

  const live = segments.all().filter((s) => {
    const uses = segments.usesOf(s);
    if (uses.length === 1) return true;
    const sameSide = new Set(uses.map((use) => use & 1)).size < uses.length;
    faults.push({ kind: sameSide ? 'overlap' : 'unmatched', at: startOf(segments, s), ids: ids(s) });
    return false;
  });
  const noded = {
    xs: segments.places.firsts,
    ys: segments.places.seconds,
    from: Int32Array.from(live, (s) => segments.ends.firsts[s]!),
    to: Int32Array.from(live, (s) => segments.ends.seconds[s]!),
  };
  const isWithin = (half: number) => (segments.usesOf(live[half >> 1]!)[0]! & 1) !== (half & 1);
  for (const half of disagreements(noded, isWithin, false)) {
    const s = live[half >> 1]!;
    faults.push({ kind: 'overlap', at: startOf(segments, s), ids: ids(s) });
  }
  return faults;
}

/** An edge that one side alone has, the polygon to its left. */
interface FreeEdge {
  readonly a: Point;
  readonly b: Point;
  readonly polygon: number;
}

/** Matches the edges of all polygons; tells of polygons that lie on the same side of one. */
function freeEdges(polygons: readonly PlainPolygon[], faults: PolygonFault[]): FreeEdge[] {
  const total = polygons.reduce((sum, { rings }) => sum + rings.reduce((n, ring) => n + ring.length, 0), 0);
  const places = new PairIndex(total / 2);
  const edges = new PairIndex(total / 2);
  // Per edge and direction: the polygon to the left of it, counted from 1.
  const sides = new Int32Array(2 * total);
  const pointAt = (place: number): Point => [places.firsts[place]!, places.seconds[place]!];
  polygons.forEach(({ id, rings }, polygon) => {
    let area = 0;
    for (const ring of rings) {
      area += doubleArea(ring);
      let a = places.number(ring[0]![0], ring[0]![1]);
      for (let i = 1; i < ring.length; i++) {
        const b = places.number(ring[i]![0], ring[i]![1]);
        if (a === b) continue;
        const side = a < b ? 2 * edges.number(a, b) : 2 * edges.number(b, a) + 1;
        const other = sides[side]!;
        if (other === 0) sides[side] = polygon + 1;
        else faults.push({ kind: 'overlap', at: pointAt(a), ids: [...new Set([polygons[other - 1]!.id, id])] });
        a = b;
      }
    }
    if (area <= 0) faults.push({ kind: 'empty', at: rings[0]?.[0] ?? [0, 0], ids: [id] });
  });
  const free: FreeEdge[] = [];
  for (let edge = 0; edge < edges.size; edge++) {
    const along = sides[2 * edge]!;
    const against = sides[2 * edge + 1]!;
    if (along !== 0 && against !== 0) continue;
    const a = pointAt(edges.firsts[edge]!);
    const b = pointAt(edges.seconds[edge]!);
    free.push(along !== 0 ? { a, b, polygon: along - 1 } : { a: b, b: a, polygon: against - 1 });
  }
  return free;
}

/**
 * Leads edges over the places that touch them: exact, nothing is rounded.
 * @returns whether none cross
 */
function leadOverTouches(segments: Segments, faults: PolygonFault[], ids: (...of: number[]) => string[]): boolean {
  const all = segments.all();
  if (all.length === 0) return true;
  const { places, ends } = segments;
  const routes = new Map<number, Set<number>>();
  let crossed = false;
  findMeetings(
    segments,
    segments.index(),
    all,
    (s, t, x, y) => {
      crossed = true;
      faults.push({ kind: 'overlap', at: [x, y], ids: ids(s, t) });
    },
    (s, place, t) => {
      const via = routes.get(s);
      if (via?.has(place)) return;
      if (via === undefined) routes.set(s, new Set([place]));
      else via.add(place);
      faults.push({ kind: 'touch', at: [places.firsts[place]!, places.seconds[place]!], ids: ids(s, t) });
    },
  );
  if (crossed) return false;
  for (const [s, via] of routes) {
    const from = ends.firsts[s]!;
    const way = (place: number) =>
      Math.abs(places.firsts[place]! - places.firsts[from]!) + Math.abs(places.seconds[place]! - places.seconds[from]!);
    segments.lead(s, [...via].sort((p, q) => way(p) - way(q))); // prettier-ignore
  }
  return true;
}

function startOf({ places, ends }: Segments, s: number): Point {
  return [places.firsts[ends.firsts[s]!]!, places.seconds[ends.firsts[s]!]!];
}
