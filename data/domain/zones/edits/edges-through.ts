import type { Point } from '#domain/geometry/lattice.ts';
import type { Edge } from '../coverage/arc.ts';
import { edgesOf } from '../coverage/chains.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { isSame, side } from '../coverage/places.ts';

/** Borders that pass through the square of one unit around a place without having it as an end. */
export function edgesThrough(coverage: Coverage, place: Point): Edge[] {
  const [x, y] = place;
  const near = coverage.arcsMeeting({ minX: x - 1, minY: y - 1, maxX: x + 1, maxY: y + 1 });
  return edgesOf(near).filter(({ a, b }) => !isSame(a, place) && !isSame(b, place) && passes(a, b, place));
}

/** Whether a piece passes within half a unit of a place in x and in y. */
function passes(a: Point, b: Point, [x, y]: Point): boolean {
  if (Math.max(a[0], b[0]) < x - 0.5 || Math.min(a[0], b[0]) > x + 0.5) return false;
  if (Math.max(a[1], b[1]) < y - 0.5 || Math.min(a[1], b[1]) > y + 0.5) return false;
  // The square's corners do not all lie on one side. Halves keep the products exact.
  const sides = [
    [x - 0.5, y - 0.5],
    [x + 0.5, y - 0.5],
    [x + 0.5, y + 0.5],
    [x - 0.5, y + 0.5],
  ].map((corner) => side(a, b, corner as unknown as Point));
  return Math.min(...sides) <= 0 && Math.max(...sides) >= 0;
}
