import { unitsPerDegree, type Point } from '#domain/geometry/lattice.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import type { DraftEdge } from './drafts.ts';

interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** Lattice units that faults keep from each other and from other borders: a few metres. */
const clearance = 400;

/** Where there is room for a fault, so that it is one for itself and its size is known. */
export class Room {
  readonly #edges: readonly { readonly edge: DraftEdge; readonly box: Box }[];
  readonly #taken: Box[] = [];

  constructor(edges: readonly DraftEdge[]) {
    this.#edges = edges.map((edge) => ({ edge, box: boxOf([edge.a, edge.b]) }));
  }

  /**
   * Takes the ground of a ring, where no border but those named and nothing taken before is near.
   * @returns whether it was free
   */
  take(ring: readonly Point[], besides: readonly DraftEdge[] = []): boolean {
    const box = widened(boxOf(ring));
    if (this.#taken.some((other) => meet(box, other))) return false;
    if (this.#edges.some((other) => meet(box, other.box) && !besides.includes(other.edge))) return false;
    this.#taken.push(box);
    return true;
  }
}

function boxOf(places: readonly Point[]): Box {
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  return { minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys) };
}

function widened({ minX, minY, maxX, maxY }: Box): Box {
  return { minX: minX - clearance, minY: minY - clearance, maxX: maxX + clearance, maxY: maxY + clearance };
}

function meet(a: Box, b: Box): boolean {
  return a.minX <= b.maxX && b.minX <= a.maxX && a.minY <= b.maxY && b.minY <= a.maxY;
}

/** Metres in a lattice unit near the sample city, eastward and northward. */
export const unit: readonly [east: number, north: number] = [
  metresPerDegree(32.47)[0] / unitsPerDegree,
  metresPerDegree(32.47)[1] / unitsPerDegree,
];

/** The length of an edge in metres, good to a few parts in ten thousand. */
export function metresOf({ a, b }: DraftEdge): number {
  return Math.hypot((b[0] - a[0]) * unit[0], (b[1] - a[1]) * unit[1]);
}

/**
 * A rectangle upon an edge, between two shares of its length.
 * @param inward metres into the ground on the edge's left; negative beyond it
 * @returns the corner on the edge nearer to `a`, the two off it, the other on it
 */
export function upon({ a, b }: DraftEdge, from: number, to: number, inward: number): [Point, Point, Point, Point] {
  const [east, north] = [(b[0] - a[0]) * unit[0], (b[1] - a[1]) * unit[1]];
  const length = Math.hypot(east, north);
  const at = (share: number, off: number): Point => [
    Math.round(a[0] + share * (b[0] - a[0]) - (off * north) / length / unit[0]),
    Math.round(a[1] + share * (b[1] - a[1]) + (off * east) / length / unit[1]),
  ];
  return [at(from, 0), at(from, inward), at(to, inward), at(to, 0)];
}
