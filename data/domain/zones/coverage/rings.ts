import { doubleArea, type Point } from '#domain/geometry/lattice.ts';
import type { Arc, Owner } from './arc.ts';
import { byDirection, byPlace, numbering } from './places.ts';

/** A border walked with the ground on the left. */
interface Way {
  readonly points: readonly Point[];
}

/**
 * Puts a ground's arcs together to rings. Where rings of one ground meet in a place, the walk keeps close to the ground, and
 * a ring that comes back to a place it has been at is closed there: so none touches itself.
 * @returns closed rings: outer ones counter-clockwise, holes clockwise; each begun at its least place, in order of that
 */
export function ringsAround(arcs: readonly Arc[], owner: Owner): Point[][] {
  if (arcs.length === 0) return [];
  const number = numbering(arcs[0]!.points[0]!);
  const from = new Map<number, Way[]>();
  for (const { points, left } of arcs) {
    const way: Way = { points: left === owner ? points : [...points].reverse() };
    const start = number(way.points[0]!);
    const known = from.get(start);
    if (known === undefined) from.set(start, [way]);
    else known.push(way);
  }
  const rings: Point[][] = [];
  for (const ways of from.values()) {
    while (ways.length > 0) rings.push(...walk(ways[0]!));
  }
  return rings.sort((p, q) => byPlace(p[0]!, q[0]!) || byPlace(p[1]!, q[1]!));

  function walk(first: Way): Point[][] {
    const closed: Point[][] = [];
    /** The way so far, whose places are all different. */
    const path: Point[] = [];
    const at = new Map<number, number>();
    let way: Way | undefined = first;
    while (way !== undefined) {
      const start: Way[] = from.get(number(way.points[0]!))!;
      start.splice(start.indexOf(way), 1);
      for (const place of way.points.slice(0, -1)) step(place);
      const end: Point = way.points.at(-1)!;
      const known = at.get(number(end));
      if (known !== undefined) {
        closed.push(ringOf(path.splice(known)));
        for (const [key, i] of at) if (i >= known) at.delete(key);
      }
      way = path.length === 0 && known !== undefined ? undefined : next(way, from.get(number(end)) ?? []);
    }
    return closed;

    function step(place: Point): void {
      at.set(number(place), path.length);
      path.push(place);
    }
  }
}

/** The way on that keeps closest to the ground: the first one clockwise from where one came. */
function next({ points }: Way, onward: readonly Way[]): Way | undefined {
  if (onward.length < 2) return onward[0];
  const node = points.at(-1)!;
  const back = points.at(-2)!;
  // Counter-clockwise from due east; the first clockwise from the way back is the last one before it, round about.
  const around = [...onward].sort((p, q) => byDirection(node, p.points[1]!, q.points[1]!));
  return around.filter((way) => byDirection(node, way.points[1]!, back) < 0).at(-1) ?? around.at(-1);
}

/** Closes a ring at its least place. */
function ringOf(places: readonly Point[]): Point[] {
  let least = 0;
  for (let i = 1; i < places.length; i++) if (byPlace(places[i]!, places[least]!) < 0) least = i;
  return [...places.slice(least), ...places.slice(0, least), places[least]!];
}

/** A ground's rings as polygons: each outer ring with the holes it holds. */
export function polygonsOf(rings: readonly (readonly Point[])[]): (readonly Point[])[][] {
  const outer = rings
    .filter((ring) => doubleArea(ring) > 0)
    .map((ring) => ({ ring, size: doubleArea(ring), polygon: [ring] as (readonly Point[])[] }))
    .sort((p, q) => p.size - q.size);
  for (const hole of rings.filter((ring) => doubleArea(ring) < 0)) {
    const size = -doubleArea(hole);
    outer.find((candidate) => candidate.size > size && holds(candidate.ring, hole))?.polygon.push(hole);
  }
  return outer.sort((p, q) => byPlace(p.ring[0]!, q.ring[0]!)).map(({ polygon }) => polygon);
}

/** Whether a ring lies within another that it may touch but not cross. */
function holds(outer: readonly Point[], inner: readonly Point[]): boolean {
  for (const place of inner) {
    const found = inside(outer, place);
    if (found !== undefined) return found;
  }
  return true;
}

/** Whether a place lies within a ring, exactly; undefined on it. */
export function inside(ring: readonly Point[], [x, y]: readonly [number, number]): boolean | undefined {
  let within = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    const cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    if (cross === 0 && (x - ax) * (x - bx) + (y - ay) * (y - by) <= 0) return undefined;
    if (ay > y !== by > y && cross > 0 === by > ay) within = !within;
  }
  return within;
}
