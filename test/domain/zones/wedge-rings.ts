import type { Point } from '#domain/geometry/lattice.ts';
import { byDirection } from '#domain/zones/coverage/places.ts';

/**
 * The same ground with rings that pass a place as often as the ground reaches it: a hole that touches the shore becomes a
 * bay of it. GEOS's coverage check looks at a ring's corner alone; where a hole touches the shore it takes everything
 * outside the hole for ground of that polygon, the neighbours beyond the shore too, and calls them overlapping.
 */
export function wedgeRings(rings: readonly (readonly Point[])[]): Point[][] {
  const leaving = new Map<string, Point[]>();
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const onward = leaving.get(ring[i - 1]!.join());
      if (onward === undefined) leaving.set(ring[i - 1]!.join(), [ring[i]!]);
      else onward.push(ring[i]!);
    }
  }
  const result: Point[][] = [];
  for (const [key, onward] of leaving) {
    const start = key.split(',').map(Number) as unknown as Point;
    while (onward.length > 0) {
      const first = onward[0]!;
      const ring: Point[] = [start];
      let [from, to] = [start, first];
      do {
        ring.push(to);
        const turn = narrowest(to, from, leaving.get(to.join())!);
        take(leaving.get(to.join())!, turn);
        [from, to] = [to, turn];
      } while (from.join() !== start.join() || to.join() !== first.join());
      result.push(ring);
    }
  }
  return result;
}

function take(places: Point[], place: Point): void {
  places.splice(places.findIndex((other) => other.join() === place.join()), 1); // prettier-ignore
}

/** The first way on clockwise from the way back: between the two lies one wedge of ground. */
function narrowest(at: Point, back: Point, onward: readonly Point[]): Point {
  const around = [...onward].sort((p, q) => byDirection(at, p, q));
  return around.filter((place) => byDirection(at, place, back) < 0).at(-1) ?? around.at(-1)!;
}
