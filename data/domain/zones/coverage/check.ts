import type { Point } from '#domain/geometry/lattice.ts';
import { nobody, widest, type Arc, type Owner } from './arc.ts';
import { disagreements } from './arranging/agreement.ts';
import { findMeetings } from './arranging/meetings.ts';
import { Segments } from './arranging/segments.ts';
import { boxOf } from './box.ts';
import { chainEdges, edgesOf } from './chains.ts';
import { sameArc, type Coverage } from './coverage.ts';
import { isSame } from './places.ts';

/** What is wrong with a coverage, and where; the same reasons as after an edit (check-delta.ts). */
export interface CoverageFault {
  readonly reason: 'crosses' | 'sides' | 'vanishes' | 'no-owner' | 'malformed' | 'too-far';
  /** Lattice units. */
  readonly at?: Point;
  readonly owners: readonly Owner[];
}

/**
 * The whole plain check of a coverage, knowing nothing of how it came to be: borders are whole, well formed and as long as
 * they can be, meet in nodes only, every face has one owner on all of its sides (islands and what they lie in included,
 * nobody outside of all), every owner is there and has ground.
 * @returns all faults; what can only be asked of a planar drawing is asked where it is one
 */
export function checkCoverage(coverage: Coverage): CoverageFault[] {
  const arcs = [...coverage.arcs()];
  const faults = arcs.flatMap((arc) => malformed(arc));
  if (faults.length > 0) return faults;
  const { minX, minY, maxX, maxY } = boxOf(arcs.flatMap(({ points }) => points));
  if (maxX - minX > widest || maxY - minY > widest) return [{ reason: 'too-far', owners: [] }];
  const crossings = meetingsOf(arcs);
  return [...(crossings.length > 0 ? crossings : [...notWhole(arcs), ...sides(arcs)]), ...ownersOf(coverage, arcs)];
}

const ownedBy = (...owners: Owner[]): Owner[] => [...new Set(owners)].filter((owner) => owner !== nobody).sort();

/** What an arc says wrongly by itself. */
function malformed({ points, left, right }: Arc): CoverageFault[] {
  const owners = ownedBy(left, right);
  const first = points[0];
  if (first === undefined || points.length < 2 || left === right)
    return [{ reason: 'malformed', ...(first === undefined ? {} : { at: first }), owners }];
  const closed = isSame(first, points.at(-1)!);
  if (closed && points.length < 4) return [{ reason: 'malformed', at: first, owners }];
  const seen = new Set<string>();
  for (const place of closed ? points.slice(1) : points) {
    const whole = Number.isInteger(place[0]) && Number.isInteger(place[1]);
    if (!whole || seen.has(String(place))) return [{ reason: 'malformed', at: place, owners }];
    seen.add(String(place));
  }
  return [];
}

/** Where borders meet but in common nodes. */
function meetingsOf(arcs: readonly Arc[]): CoverageFault[] {
  const segments = new Segments(
    arcs.map(({ points }) => points),
    arcs.length,
  );
  const all = segments.all();
  if (all.length === 0) return [];
  const { places, ends } = segments;
  const faults: CoverageFault[] = [];
  const arcsAlong = (...of: number[]) => of.flatMap((s) => segments.usesOf(s)).map((use) => arcs[use >> 1]!);
  const fault = (x: number, y: number, ...of: number[]) =>
    faults.push({
      reason: 'crosses',
      at: [x, y],
      owners: ownedBy(...arcsAlong(...of).flatMap(({ left, right }) => [left, right])),
    });
  for (const s of all) {
    const a = ends.firsts[s]!;
    if (segments.usesOf(s).length > 1) fault(places.firsts[a]!, places.seconds[a]!, s);
  }
  findMeetings(
    segments,
    segments.index(),
    all,
    (s, t, x, y) => fault(x, y, s, t),
    (s, place, t) => fault(places.firsts[place]!, places.seconds[place]!, s, t),
  );
  return faults;
}

/** Arcs that are not as borders of this drawing are to be joined: not canonical, or a node where there is none. */
function notWhole(arcs: readonly Arc[]): CoverageFault[] {
  const expected = new Map(chainEdges(edgesOf(arcs)).map((arc) => [String(arc.points.slice(0, 2)), arc]));
  return arcs
    .filter((arc) => {
      const other = expected.get(String(arc.points.slice(0, 2)));
      return other === undefined || !sameArc(arc, other);
    })
    .map(({ points, left, right }) => ({ reason: 'malformed', at: points[0]!, owners: ownedBy(left, right) }));
}

/** Where the sides of a face name different owners. */
function sides(arcs: readonly Arc[]): CoverageFault[] {
  const segments = new Segments(
    arcs.map(({ points }) => points),
    arcs.length,
  );
  const { places, ends } = segments;
  const noded = {
    xs: places.firsts,
    ys: places.seconds,
    from: ends.firsts.subarray(0, ends.size),
    to: ends.seconds.subarray(0, ends.size),
  };
  const ownerOf = (half: number): Owner => {
    const [use] = segments.usesOf(half >> 1);
    const { left, right } = arcs[use! >> 1]!;
    return (use! & 1) !== (half & 1) ? left : right;
  };
  return disagreements(noded, ownerOf, nobody).map((half) => {
    const from = (half & 1 ? noded.to : noded.from)[half >> 1]!;
    return {
      reason: 'sides',
      at: [noded.xs[from]!, noded.ys[from]!],
      owners: ownedBy(ownerOf(half), ownerOf(half ^ 1)),
    };
  });
}

/** Owners that are named and not there, and grounds that have no ground. */
function ownersOf(coverage: Coverage, arcs: readonly Arc[]): CoverageFault[] {
  const faults: CoverageFault[] = [];
  const named = new Set<Owner>();
  for (const { points, left, right } of arcs) {
    for (const owner of [left, right]) {
      if (owner !== nobody && !named.has(owner) && !coverage.grounds.has(owner))
        faults.push({ reason: 'no-owner', at: points[0]!, owners: [owner] });
      named.add(owner);
    }
  }
  for (const owner of coverage.grounds.keys()) {
    if (!named.has(owner) || owner === nobody) faults.push({ reason: 'vanishes', owners: [owner] });
  }
  return faults;
}
