import Flatbush from 'flatbush';
import { toLattice, type Point } from '#domain/geometry/lattice.ts';

/** A road or river that a border may run along; lon/lat, degrees WGS84. */
export interface NamedLine {
  readonly kind: 'road' | 'river';
  readonly name: string;
  readonly line: readonly (readonly number[])[];
}

/** Lines that cross at more than 30 degrees are not run along. */
const parallel = Math.cos(Math.PI / 6);

type Near = (
  at: readonly [number, number],
  way: readonly [number, number],
) => { readonly kind: 'road' | 'river'; readonly name: string } | undefined;

/**
 * Finds the line that runs beside a place.
 * @param scale metres in a lattice unit, eastward and northward
 * @param within metres
 * @returns asks for a place in lattice units and the unit vector of a border there; the nearest line of about that direction
 */
export function linesNear(lines: readonly NamedLine[], [east, north]: readonly [number, number], within: number): Near {
  const segments = lines.flatMap(({ kind, name, line }) => {
    const places = line.map(toLattice);
    return places.slice(1).map((b, i) => ({ a: places[i]!, b, of: { kind, name } }));
  });
  if (segments.length === 0) return () => undefined;
  const tree = new Flatbush(segments.length);
  for (const { a, b } of segments) {
    tree.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  }
  tree.finish();
  const gapTo = ([x, y]: readonly [number, number], a: Point, b: Point): { gap: number; way: [number, number] } => {
    const [dx, dy] = [(b[0] - a[0]) * east, (b[1] - a[1]) * north];
    const [px, py] = [(x - a[0]) * east, (y - a[1]) * north];
    const length = Math.hypot(dx, dy) || 1;
    const t = Math.min(1, Math.max(0, (px * dx + py * dy) / (length * length)));
    return { gap: Math.hypot(px - t * dx, py - t * dy), way: [dx / length, dy / length] };
  };
  return (at, way) => {
    let best: { gap: number; of: (typeof segments)[number]['of'] } | undefined;
    const [reachX, reachY] = [within / east, within / north];
    for (const i of tree.search(at[0] - reachX, at[1] - reachY, at[0] + reachX, at[1] + reachY)) {
      const { a, b, of } = segments[i]!;
      const found = gapTo(at, a, b);
      if (found.gap > within || Math.abs(found.way[0] * way[0] + found.way[1] * way[1]) < parallel) continue;
      // Of two as near the one that comes first by name, whatever the order of the lines.
      const isNearer = best === undefined || found.gap < best.gap || (found.gap === best.gap && of.name < best.of.name);
      if (isNearer) best = { gap: found.gap, of };
    }
    return best?.of;
  };
}
