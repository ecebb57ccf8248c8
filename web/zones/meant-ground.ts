import type { Point } from '#domain/geometry/lattice.ts';
import { nobody, type Owner } from '#domain/zones/coverage/arc.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';

/** Whose ground most of a line lies in, of those who have any of it. */
export function mostly(coverage: Coverage, line: readonly Point[]): Owner {
  const shares = new Map<Owner, number>();
  const samples = 16;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]) / samples;
    for (let k = 0; k < samples; k++) {
      const share = (k + 0.5) / samples;
      const at: Point = [Math.round(a[0] + (b[0] - a[0]) * share), Math.round(a[1] + (b[1] - a[1]) * share)];
      const owner = coverage.ownerAt(at);
      if (owner !== nobody) shares.set(owner, (shares.get(owner) ?? 0) + length);
    }
  }
  return [...shares].sort(([, a], [, b]) => b - a)[0]?.[0] ?? nobody;
}

/** How far from a border a line may begin to be meant for it, lattice units: about two metres. */
const reach = 200;

/** The two neighbours on whose border a line begins and ends. @param chosen where one is, it is among them */
export function sharedBorder(
  coverage: Coverage,
  line: readonly Point[],
  chosen: readonly Owner[],
): readonly [Owner, Owner] | undefined {
  const [first, last] = [pairsNear(coverage, line[0]!), pairsNear(coverage, line.at(-1)!)];
  const both = [...first]
    .filter((pair) => last.has(pair))
    .map((pair) => JSON.parse(pair) as [Owner, Owner])
    .filter((pair) => chosen.length === 0 || pair.some((owner) => chosen.includes(owner)));
  // In a place where several borders meet two neighbours are meant before the edge of it all, and the nearer border.
  const among = both.some((pair) => !pair.includes(nobody)) ? both.filter((pair) => !pair.includes(nobody)) : both;
  const apart = new Map(among.map((pair) => [pair, distanceOf(coverage, pair, line)]));
  return among.sort((p, q) => apart.get(p)! - apart.get(q)!)[0];
}

/** How far the places of a line lie from the border between two, all together; lattice units. */
function distanceOf(coverage: Coverage, [a, b]: readonly [Owner, Owner], line: readonly Point[]): number {
  const arcs = coverage
    .arcsOf(a === nobody ? b : a)
    .filter(({ left, right }) => [left, right].every((owner) => owner === a || owner === b));
  const middles = line.slice(1).map((at, i): Point => [(at[0] + line[i]![0]) / 2, (at[1] + line[i]![1]) / 2]);
  return [...line, ...middles].reduce((sum, [x, y]) => {
    const gaps = arcs.flatMap(({ points }) => points.slice(1).map((end, i) => away(points[i]!, end, x, y)));
    return sum + Math.min(...gaps);
  }, 0);
}

function pairsNear(coverage: Coverage, [x, y]: Point): ReadonlySet<string> {
  const box = { minX: x - reach, minY: y - reach, maxX: x + reach, maxY: y + reach };
  const near = coverage
    .arcsMeeting(box)
    .filter(({ points }) => points.some((b, i) => i > 0 && away(points[i - 1]!, b, x, y) <= reach));
  return new Set(near.map(({ left, right }) => JSON.stringify([left, right].sort())));
}

function away([ax, ay]: Point, [bx, by]: Point, x: number, y: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square));
  return Math.hypot(ax + share * dx - x, ay + share * dy - y);
}
