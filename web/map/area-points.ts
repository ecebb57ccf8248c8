import type { Position } from 'geojson';
import type { Bbox } from './contract.ts';

/** One piece of an area as a tile holds it: its rings in degrees, the outer first. */
export interface AreaPiece {
  readonly fid: number;
  readonly rings: readonly (readonly Position[])[];
}

/** Where an area's one name or sign stands. */
export interface AreaPoint {
  readonly fid: number;
  readonly at: readonly [number, number];
  /** Area of the piece it stands in, in square degrees: tells whether a later piece would be a better place. */
  readonly size: number;
}

/**
 * One point for each area from the pieces its tiles hold: inside the largest piece in sight, away from its border. A
 * point of before stays while it is in sight, inside its area, and no place has half as much room again: names must
 * not jump at every move.
 * @param before points of the picture before, by fid
 * @param view what is in sight, degrees
 */
export function areaPoints(
  pieces: readonly AreaPiece[],
  before: ReadonlyMap<number, AreaPoint>,
  view: Bbox,
): Map<number, AreaPoint> {
  const largest = new Map<number, { rings: AreaPiece['rings']; size: number }>();
  const kept = new Set<number>();
  for (const { fid, rings } of pieces) {
    const seen = rings.map((ring) => clipRing(ring, view)).filter((ring) => ring.length > 3);
    if (seen.length === 0) continue;
    const size = Math.abs(ringSize(seen[0]!));
    const known = largest.get(fid);
    if (known === undefined || size > known.size) largest.set(fid, { rings: seen, size });
    const old = before.get(fid);
    if (old !== undefined && holds(seen, old.at)) kept.add(fid);
  }
  const points = new Map<number, AreaPoint>();
  for (const [fid, { rings, size }] of largest) {
    const old = before.get(fid);
    points.set(fid, old && kept.has(fid) && size < old.size * 1.5 ? old : { fid, at: innerPoint(rings), size });
  }
  return points;
}

/** A ring cut to a box (Sutherland and Hodgman), closed; empty where they do not meet. */
export function clipRing(ring: readonly Position[], [west, south, east, north]: Bbox): Position[] {
  let cut = ring.slice(0, -1) as Position[];
  const edges: [axis: 0 | 1, limit: number, sign: 1 | -1][] = [
    [0, west, 1],
    [0, east, -1],
    [1, south, 1],
    [1, north, -1],
  ];
  for (const [axis, limit, sign] of edges) {
    const within = (at: Position) => (at[axis]! - limit) * sign >= 0;
    cut = cut.flatMap((at, i) => {
      const last = cut.at(i - 1)!;
      if (within(at) === within(last)) return within(at) ? [at] : [];
      const t = (limit - last[axis]!) / (at[axis]! - last[axis]!);
      const cross = [last[0]! + t * (at[0]! - last[0]!), last[1]! + t * (at[1]! - last[1]!)];
      return within(at) ? [cross, at] : [cross];
    });
  }
  return cut.length < 3 ? [] : [...cut, cut[0]!];
}

/**
 * A point inside a polygon with room around it: on each of seven scan lines the middle of the widest stretch inside,
 * and of these the one that is farthest from the polygon's bounds and stretch ends.
 */
export function innerPoint(rings: AreaPiece['rings']): readonly [number, number] {
  const ys = rings[0]!.map((at) => at[1]!);
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  let best: { at: readonly [number, number]; room: number } | null = null;
  for (let step = 1; step < 8; step++) {
    // Off the even eighths by a little, so that a scan line seldom runs along a border.
    const y = low + ((high - low) * (step + 0.013)) / 8;
    const crossings = rings.flatMap((ring) => crossingsOf(ring, y)).sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [from, to] = [crossings[i]!, crossings[i + 1]!];
      const room = Math.min((to - from) / 2, (y - low) * 2, (high - y) * 2);
      if (best === null || room > best.room) best = { at: [(from + to) / 2, y], room };
    }
  }
  return best?.at ?? [rings[0]![0]![0]!, rings[0]![0]![1]!];
}

function crossingsOf(ring: readonly Position[], y: number): number[] {
  const out: number[] = [];
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = [ring[i - 1]![0]!, ring[i - 1]![1]!];
    const [bx, by] = [ring[i]![0]!, ring[i]![1]!];
    if (ay > y !== by > y) out.push(ax + ((y - ay) * (bx - ax)) / (by - ay));
  }
  return out;
}

function holds(rings: AreaPiece['rings'], [x, y]: readonly [number, number]): boolean {
  return rings.flatMap((ring) => crossingsOf(ring, y)).filter((crossing) => crossing < x).length % 2 === 1;
}

/** Signed area by the shoelace rule, in square degrees. */
export function ringSize(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    sum += ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!;
  }
  return sum / 2;
}
