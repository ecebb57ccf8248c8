import { doubleArea, unitsPerDegree, fromLattice, type Point } from '#domain/geometry/lattice.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import { compassPoint } from '#domain/streets/compass.ts';
import type { Side } from '#domain/streets/side.ts';
import type { LeftOutReason } from '../left-out.ts';
import { nobody, type Owner } from '../coverage/arc.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { byPlace } from '../coverage/places.ts';
import { linesNear, type NamedLine } from './lines-near.ts';

/** What lies along a side of a zone. */
export type Beyond =
  | { readonly kind: 'road' | 'river'; readonly name: string }
  | { readonly kind: 'zone'; readonly owner: Owner; readonly number: string; readonly name: string }
  | { readonly kind: 'left-out'; readonly reason: LeftOutReason }
  | { readonly kind: 'disputed' }
  /** Nobody's ground with zones all around. */
  | { readonly kind: 'gap' }
  /** The zones of the kind end here. */
  | { readonly kind: 'outside' };

/** What lies along a side, and along how much of it: 0 to 1, all of a side together 1. */
export type AlongSide = Beyond & { readonly share: number };

/** The four sides of a zone's border (四至), what lies along most of each first. A zone may have no side to one way. */
export type BorderSides = Readonly<Record<Side, readonly AlongSide[]>>;

/** The border is looked at every so many metres. */
const step = 10;

/**
 * What a zone's outer border runs along, by the side it looks to: a road or river that runs beside it the same way within so
 * many metres, else the ground beyond. A piece of border looks to the compass point nearest to its outward normal; holes do
 * not count.
 * @param lines roads and rivers by name, degrees WGS84
 * @param within metres from the border to the line: roads are drawn by their middle, and borders may lie at their edge
 */
export function sidesOfBorder(
  coverage: Coverage,
  owner: Owner,
  lines: readonly NamedLine[],
  within: number,
): BorderSides {
  const outer = coverage.ringsOf(owner).filter((ring) => doubleArea(ring) > 0);
  const found = new Map<Side, Map<string, { beyond: Beyond; metres: number }>>();
  if (outer.length === 0) return sharesOf(found);
  const lat = fromLattice(outer[0]![0]!)[1];
  const [perLng, perLat] = metresPerDegree(lat);
  const [east, north] = [perLng / unitsPerDegree, perLat / unitsPerDegree];
  const near = linesNear(lines, [east, north], within);
  const ground = groundBeyond(coverage, owner);
  for (const ring of outer) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1]!, ring[i]!];
      const [dx, dy] = [(b[0] - a[0]) * east, (b[1] - a[1]) * north];
      const length = Math.hypot(dx, dy);
      // The ground is on the left: outward is to the right.
      const side = compassPoint((Math.atan2(dy, -dx) * 180) / Math.PI);
      const along = found.get(side) ?? new Map<string, { beyond: Beyond; metres: number }>();
      found.set(side, along);
      const pieces = Math.ceil(length / step);
      for (let k = 0; k < pieces; k++) {
        const t = (k + 0.5) / pieces;
        const at = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])] as const;
        const beyond: Beyond = near(at, [dx / length, dy / length]) ?? ground(a, b);
        const key = JSON.stringify(beyond);
        const known = along.get(key);
        if (known === undefined) along.set(key, { beyond, metres: length / pieces });
        else known.metres += length / pieces;
      }
    }
  }
  return sharesOf(found);
}

/** What lies beyond an edge of a zone's ring. */
function groundBeyond(coverage: Coverage, owner: Owner): (a: Point, b: Point) => Beyond {
  const beyond = new Map<string, Owner>();
  for (const { points, left, right } of coverage.arcsOf(owner)) {
    const other = left === owner ? right : left;
    for (let i = 1; i < points.length; i++) beyond.set(edgeKey(points[i - 1]!, points[i]!), other);
  }
  let gaps: ReadonlySet<string> | undefined;
  return (a, b) => {
    const key = edgeKey(a, b);
    const other = beyond.get(key)!;
    const ground = coverage.grounds.get(other);
    if (ground === undefined) return { kind: (gaps ??= edgesOfGaps(coverage)).has(key) ? 'gap' : 'outside' };
    if (ground.is === 'zone') {
      const { number, name } = ground.content;
      return { kind: 'zone', owner: other, number, name };
    }
    return ground.is === 'left-out' ? { kind: 'left-out', reason: ground.reason } : { kind: 'disputed' };
  };
}

/** The edges of what is nobody's and enclosed: of nobody's rings those that turn as outer rings do. */
function edgesOfGaps(coverage: Coverage): Set<string> {
  const gaps = coverage.ringsOf(nobody).filter((ring) => doubleArea(ring) > 0);
  return new Set(gaps.flatMap((ring) => ring.slice(1).map((b, i) => edgeKey(ring[i]!, b))));
}

/** The same in both directions. */
function edgeKey(a: Point, b: Point): string {
  return byPlace(a, b) < 0 ? `${String(a)} ${String(b)}` : `${String(b)} ${String(a)}`;
}

function sharesOf(
  found: ReadonlyMap<Side, ReadonlyMap<string, { readonly beyond: Beyond; readonly metres: number }>>,
): BorderSides {
  const of = (side: Side): AlongSide[] => {
    const along = [...(found.get(side) ?? [])];
    const total = along.reduce((sum, [, { metres }]) => sum + metres, 0);
    return along
      .sort(([p, a], [q, b]) => b.metres - a.metres || (p < q ? -1 : 1))
      .map(([, { beyond, metres }]) => ({ ...beyond, share: metres / total }));
  };
  return { north: of('north'), east: of('east'), south: of('south'), west: of('west') };
}
