import Flatbush from 'flatbush';
import type { Point } from '#domain/geometry/lattice.ts';

/**
 * How far off a straight line a vertex may lie that was meant to be on it, in lattice units: its own rounding, and that of the
 * vertices between which the line runs, each at most half a unit in x and in y.
 */
const roundedOff = 1.5;

/**
 * Leads lines over the vertices of others that lie on them but for rounding (1.5 cm): a zone's corner on the straight border of
 * its neighbour, which has no vertex there (a T-junction). No vertex moves. Borders that were drawn twice keep their slivers.
 * @param lines places in lattice units
 * @returns the same lines in the same order, with vertices more
 */
export function joinVertices(lines: readonly (readonly Point[])[]): readonly (readonly Point[])[] {
  const vertices = lines.flat();
  if (vertices.length === 0) return lines;
  const tree = new Flatbush(vertices.length, 16, Int32Array);
  for (const [x, y] of vertices) tree.add(x, y, x, y);
  tree.finish();
  return lines.map((line) =>
    line.flatMap((b, i): readonly Point[] => {
      const a = line[i - 1];
      if (a === undefined) return [b];
      const near = tree.search(
        Math.min(a[0], b[0]) - roundedOff,
        Math.min(a[1], b[1]) - roundedOff,
        Math.max(a[0], b[0]) + roundedOff,
        Math.max(a[1], b[1]) + roundedOff,
      );
      return [
        ...between(
          a,
          b,
          near.map((vertex) => vertices[vertex]!),
        ),
        b,
      ];
    }),
  );
}

/** Of places those that lie on a straight line but for rounding, from its one end to the other, each once. */
function between(a: Point, b: Point, places: readonly Point[]): Point[] {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  const along = ([x, y]: Point) => (x - a[0]) * dx + (y - a[1]) * dy;
  const found = places
    .filter((at) => {
      const aside = (at[0] - a[0]) * dy - (at[1] - a[1]) * dx;
      const way = along(at) / length;
      // Beside an end it is a corner drawn a second time, no place on the way.
      return Math.abs(aside) <= roundedOff * length && way > roundedOff && way < length - roundedOff;
    })
    .sort((p, q) => along(p) - along(q));
  return found.filter((at, i) => i === 0 || String(at) !== String(found[i - 1]));
}
