import Flatbush from 'flatbush';
import type { Point } from '#domain/geometry/lattice.ts';
import { nobody, widest, type Arc, type Owner } from './arc.ts';
import { boxOf } from './box.ts';
import { canonical, closeAtLeast } from './chains.ts';
import { sameArc, type Coverage } from './coverage.ts';
import type { CoverageDelta } from './delta.ts';
import { byDirection, byPlace, isSame, numbering, side } from './places.ts';

/** What is wrong with an edit that has been made, and where. */
export interface DeltaFault {
  readonly reason: 'crosses' | 'sides' | 'vanishes' | 'no-owner' | 'malformed' | 'too-far';
  /** Lattice units. */
  readonly at?: Point;
  readonly owners: readonly Owner[];
}

/**
 * Holds a coverage that was right before a delta was applied against what it must be after it; looks only where the delta
 * was. Exact: arcs meet in nodes only, all around a node and on every side of a changed border the owners agree, no ground
 * is left without borders and no border names a ground that is not there.
 * @param coverage after the delta
 * @returns the first fault; undefined where all is well
 */
export function checkAround(coverage: Coverage, { removed, added, grounds }: CoverageDelta): DeltaFault | undefined {
  for (const arc of added) {
    const fault = wellFormed(coverage, arc) ?? meetsOnlyInNodes(coverage, arc);
    if (fault !== undefined) return fault;
  }
  for (const { points, left, right } of [...removed, ...added]) {
    for (const end of [points[0]!, points.at(-1)!]) {
      const fault = !isWellEnded(coverage, end) ? 'malformed' : !agreeAround(coverage, end) ? 'sides' : undefined;
      if (fault !== undefined) return { reason: fault, at: end, owners: owned(left, right) };
    }
  }
  const places = [...removed, ...added].flatMap(({ points }) => points);
  for (const arc of places.length === 0 ? [] : coverage.arcsMeeting(boxOf(places))) {
    if (!standsRight(coverage, arc)) {
      return { reason: 'sides', at: leastOf(arc), owners: owned(arc.left, arc.right) };
    }
  }
  const owners = new Set([...removed, ...added].flatMap(({ left, right }) => [left, right]));
  for (const { id } of grounds) owners.add(id);
  for (const owner of owners) {
    if (owner === nobody) continue;
    const isThere = coverage.grounds.has(owner);
    const hasGround = coverage.arcsOf(owner).length > 0;
    if (isThere && !hasGround) return { reason: 'vanishes', owners: [owner] };
    if (!isThere && hasGround) return { reason: 'no-owner', owners: [owner] };
  }
  return undefined;
}

const owned = (...owners: Owner[]): Owner[] => [...new Set(owners)].filter((owner) => owner !== nobody);

function wellFormed(coverage: Coverage, arc: Arc): DeltaFault | undefined {
  const { points, left, right } = arc;
  const owners = owned(left, right);
  const first = points[0]!;
  if (points.length < 2 || left === right) return { reason: 'malformed', at: first, owners };
  for (const [x, y] of points) {
    if (Math.abs(x - first[0]) > widest || Math.abs(y - first[1]) > widest)
      return { reason: 'too-far', at: [x, y], owners };
  }
  const number = numbering(first);
  const closed = isSame(first, points.at(-1)!);
  const seen = new Set<number>();
  for (const place of closed ? points.slice(1) : points) {
    if (seen.has(number(place))) return { reason: 'malformed', at: place, owners };
    seen.add(number(place));
  }
  if (closed && points.length < 4) return { reason: 'malformed', at: first, owners };
  const alone = closed && coverage.arcsAt(first).length === 1;
  if (!sameArc(arc, alone ? closeAtLeast(arc) : canonical(arc))) return { reason: 'malformed', at: first, owners };
  return undefined;
}

/** Whether arcs end in a place for a reason: three or more ends meet there, or a closed border begins there alone. */
function isWellEnded(coverage: Coverage, place: Point): boolean {
  const arcs = coverage.arcsAt(place);
  const ends = arcs.reduce(
    (sum, { points }) => sum + Number(isSame(points[0]!, place)) + Number(isSame(points.at(-1)!, place)),
    0,
  );
  return ends === 0 || ends > 2 || (ends === 2 && arcs.length === 1);
}

function meetsOnlyInNodes(coverage: Coverage, arc: Arc): DeltaFault | undefined {
  const { points } = arc;
  const last = points.length - 1;
  const near = piecesOf(points);
  for (const other of coverage.arcsMeeting(boxOf(points))) {
    for (let j = 1; j < other.points.length; j++) {
      const c = other.points[j - 1]!;
      const d = other.points[j]!;
      for (const i of near(c, d)) {
        // Of the arc's own pieces each two are held against each other once.
        if (other === arc && i >= j) continue;
        const a = points[i - 1]!;
        const b = points[i]!;
        if (!collide(a, b, c, d)) continue;
        const common = commonEnd(a, b, c, d);
        const fits =
          common !== undefined &&
          !overlap(a, b, c, d, common) &&
          (other === arc ? j === i + 1 || (i === 1 && j === last) : isNode(arc, common) && isNode(other, common));
        if (fits) continue;
        return { reason: 'crosses', at: common ?? a, owners: owned(arc.left, arc.right, other.left, other.right) };
      }
    }
  }
  return undefined;
}

/** So many pieces are looked through one by one; more are found by their boxes. */
const fewPieces = 64;

/**
 * Finds the pieces of a border whose boxes meet that of another piece; of few pieces all are given.
 * @returns numbers of pieces: that of their second place
 */
function piecesOf(points: readonly Point[]): (c: Point, d: Point) => readonly number[] {
  const numbers = Array.from({ length: points.length - 1 }, (_, i) => i + 1);
  if (numbers.length <= fewPieces) return () => numbers;
  const tree = new Flatbush(numbers.length);
  for (const i of numbers) {
    const [a, b] = [points[i - 1]!, points[i]!];
    tree.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  }
  tree.finish();
  return (c, d) =>
    tree
      .search(Math.min(c[0], d[0]), Math.min(c[1], d[1]), Math.max(c[0], d[0]), Math.max(c[1], d[1]))
      .map((at) => at + 1);
}

const isNode = ({ points }: Arc, place: Point): boolean => isSame(points[0]!, place) || isSame(points.at(-1)!, place);

/** Whether two pieces have any place in common. Exact. */
function collide(a: Point, b: Point, c: Point, d: Point): boolean {
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) return false;
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) return false;
  const [p, q, r, s] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  return Math.sign(p) * Math.sign(q) <= 0 && Math.sign(r) * Math.sign(s) <= 0;
}

function commonEnd(a: Point, b: Point, c: Point, d: Point): Point | undefined {
  return isSame(a, c) || isSame(a, d) ? a : isSame(b, c) || isSame(b, d) ? b : undefined;
}

/** Whether two pieces with a common end have more than that in common. */
function overlap(a: Point, b: Point, c: Point, d: Point, common: Point): boolean {
  const p = isSame(a, common) ? b : a;
  const q = isSame(c, common) ? d : c;
  return runsBack(p, common, q);
}

/** Whether a way from `from` by `at` to `to` turns back upon itself. */
function runsBack(from: Point, at: Point, to: Point): boolean {
  const straight = (from[0] - at[0]) * (to[0] - at[0]) + (from[1] - at[1]) * (to[1] - at[1]);
  return side(from, at, to) === 0 && straight > 0;
}

/** A border as it leaves a place, with the owners to its left and right. */
interface Spoke {
  readonly to: Point;
  readonly left: Owner;
  readonly right: Owner;
}

/** The borders that leave a place, counter-clockwise from due east. */
function spokesAt(coverage: Coverage, place: Point): Spoke[] {
  const spokes = coverage.arcsAt(place).flatMap(({ points, left, right }) => {
    const out: Spoke[] = [];
    for (const [i, at] of points.entries()) {
      if (!isSame(at, place)) continue;
      if (i + 1 < points.length) out.push({ to: points[i + 1]!, left, right });
      if (i > 0) out.push({ to: points[i - 1]!, left: right, right: left });
    }
    return out;
  });
  return spokes.sort((p, q) => byDirection(place, p.to, q.to));
}

/** Whether between each two borders that leave a place, one after the other, both name the same owner. */
function agreeAround(coverage: Coverage, place: Point): boolean {
  const spokes = spokesAt(coverage, place);
  // Counter-clockwise, the ground after a border is the one to its left.
  return spokes.every(({ left }, i) => left === spokes[(i + 1) % spokes.length]!.right);
}

const leastOf = ({ points }: Arc): Point =>
  points.reduce((least, place) => (byPlace(place, least) < 0 ? place : least));

/**
 * Whether what lies west of an arc's least place is what its borders say there. Of all borders that hang together one such place
 * is the westernmost: from there nothing of themselves is seen, so an island that an edit left in another's ground is found.
 */
function standsRight(coverage: Coverage, arc: Arc): boolean {
  const least = leastOf(arc);
  const spokes = spokesAt(coverage, least);
  const west: Point = [least[0] - 1, least[1]];
  // A hair above due west lies the ground before the first border from there on, counter-clockwise.
  const after = spokes.find(({ to }) => byDirection(least, to, west) >= 0) ?? spokes[0]!;
  return after.right === (coverage.look(least, 'west') ?? nobody);
}
