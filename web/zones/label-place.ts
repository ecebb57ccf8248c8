import { centroid, doubleArea, type Point } from '#domain/geometry/lattice.ts';
import { inside } from '#domain/zones/coverage/rings.ts';

/**
 * Where a ground's name stands: the middle of its largest part where that lies inside, else the middle of the widest
 * stretch of a level line through it. Lattice units, not rounded to them.
 * @param polygons outer ring first, then its holes; at least one
 */
export function labelPlace(polygons: readonly (readonly (readonly Point[])[])[]): readonly [number, number] {
  const rings = polygons.reduce((most, one) => (doubleArea(one[0]!) > doubleArea(most[0]!) ? one : most));
  const middle = centroid(rings[0]!);
  if (rings.every((ring, i) => inside(ring, middle) === (i === 0))) return middle;
  const heights = rings[0]!.map(([, y]) => y);
  const [low, high] = heights.reduce(([a, b], y) => [Math.min(a, y), Math.max(b, y)], [Infinity, -Infinity]);
  let best: { readonly at: readonly [number, number]; readonly width: number } = { at: middle, width: -1 };
  for (const share of [0.5, 0.35, 0.65, 0.2, 0.8]) {
    const y = low + (high - low) * share;
    const crossings = rings.flatMap((ring) => crossingsOf(ring, y)).sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [from, to] = [crossings[i]!, crossings[i + 1]!];
      if (to - from > best.width) best = { at: [(from + to) / 2, y], width: to - from };
    }
  }
  return best.at;
}

function crossingsOf(ring: readonly Point[], y: number): number[] {
  const found: number[] = [];
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!];
    if (ay > y !== by > y) found.push(ax + ((bx - ax) * (y - ay)) / (by - ay));
  }
  return found;
}
