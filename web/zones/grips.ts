import { fromLattice, toLattice, type Point } from '#domain/geometry/lattice.ts';
import type { Arc, Owner } from '#domain/zones/coverage/arc.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';

/** A place of a border that can be moved, or the middle of a piece of it. */
export type BorderGrip =
  | {
      readonly kind: 'vertex' | 'node';
      readonly id: string;
      readonly at: readonly [number, number];
      readonly place: Point;
    }
  | {
      readonly kind: 'middle';
      readonly id: string;
      readonly at: readonly [number, number];
      readonly a: Point;
      readonly b: Point;
    };

/** More than this are no help: one goes nearer first. */
export const mostGrips = 500;

/**
 * What can be taken hold of around some grounds within a box, in the order of the borders.
 * @param owners whose borders; none: all borders in the box
 * @param box degrees WGS84
 * @returns undefined where there are too many to be of use
 */
export function bordersGrips(
  coverage: Coverage,
  owners: readonly Owner[],
  [west, south, east, north]: readonly [number, number, number, number],
): readonly BorderGrip[] | undefined {
  const [[minX, minY], [maxX, maxY]] = [toLattice([west, south]), toLattice([east, north])];
  const isIn = ([x, y]: Point) => x >= minX && x <= maxX && y >= minY && y <= maxY;
  const own = new Set(owners);
  const arcs = coverage
    .arcsMeeting({ minX, minY, maxX, maxY })
    .filter(({ left, right }) => own.size === 0 || own.has(left) || own.has(right));
  const grips = new Map<string, BorderGrip>();
  for (const arc of arcs) {
    for (const grip of gripsOf(arc)) {
      const shown = grip.kind === 'middle' ? isIn(toLattice(grip.at)) : isIn(grip.place);
      if (shown) grips.set(grip.id, grip);
    }
    if (grips.size > mostGrips) return undefined;
  }
  return [...grips.values()];
}

/** The id of the grip on a border's place. */
export function vertexId(place: Point): string {
  return `v${place.join()}`;
}

function* gripsOf({ points }: Arc): Iterable<BorderGrip> {
  const closed = String(points[0]) === String(points.at(-1));
  for (const [i, place] of points.entries()) {
    const isEnd = i === 0 || i === points.length - 1;
    yield { kind: isEnd && !closed ? 'node' : 'vertex', id: vertexId(place), at: fromLattice(place), place };
    const b = points[i + 1];
    if (b === undefined) continue;
    const middle: readonly [number, number] = [(place[0] + b[0]) / 2 / 1e7, (place[1] + b[1]) / 2 / 1e7];
    yield { kind: 'middle', id: `m${place.join()},${b.join()}`, at: middle, a: place, b };
  }
}
