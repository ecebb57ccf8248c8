import type { CellRule, Collection } from '#domain/collection.ts';
import { tileWidth } from '#domain/geometry/tile.ts';
import { blockSize } from './block.ts';
import { mostPoints } from './budget.ts';
import type { Bytes } from './bytes.ts';
import { cellColumns, countCells, type Cells } from './cells.ts';
import type { TileRequest } from './city-index.ts';
import { fidOrder } from './fid-order.ts';
import type { Gathered } from './gathered.ts';
import type { Bounds, PointIndex } from './point-index.ts';
import { flagged, predicatesOf, type Predicate } from './predicates.ts';
import { writePointLayer } from './write-points.ts';

/** The bounds of a tile in world units; its last unit is the one before the next tile's first. */
export function boundsOf({ z, x, y }: { z: number; x: number; y: number }): Bounds {
  const width = tileWidth(z);
  return { minX: x * width, minY: y * width, maxX: (x + 1) * width - 1, maxY: (y + 1) * width - 1 };
}

/** What of a point collection goes into a tile. */
export interface PointPlan {
  readonly points: Gathered;
  /** The counted cells that stand beside the points. */
  readonly cells: Cells | undefined;
}

/**
 * What a tile asks for:
 * 1. A collection with cells, below its point zoom and without `current` in the filter: points are the open ones,
 *    and everything is counted in cells.
 * 2. Otherwise every point that passes is a point, and there are no cells.
 */
export function planPoints(index: PointIndex, collection: Collection, request: TileRequest): PointPlan {
  const { cells } = collection;
  if (cells !== undefined && request.z < cells.pointZoom && request.filter.current === undefined) {
    return planOpen(index, collection, cells, request);
  }
  const predicates = predicatesOf(request.filter, collection, index.columns);
  // A collection with cells has another plan for more than can fit; the others are thinned from all of them.
  const points = gather(index, request, predicates, cells === undefined ? Infinity : mostPoints);
  return { points, cells: undefined };
}

/**
 * What goes into a tile that cannot carry its plan:
 * 3. A collection with cells keeps the open points only and counts everything in cells.
 * Another collection's plan stays as it is, to be thinned.
 */
export function planLess(index: PointIndex, collection: Collection, request: TileRequest, plan: PointPlan): PointPlan {
  const { cells } = collection;
  return cells === undefined || plan.cells !== undefined ? plan : planOpen(index, collection, cells, request);
}

/**
 * Writes a plan's points, at most so many:
 * 4. Of a collection with cells those that are due first, overdue ones leading; of another an even sample, always the
 *    same.
 */
export function writePoints(
  out: Bytes,
  index: PointIndex,
  collection: Collection,
  plan: PointPlan,
  most: number,
): void {
  const { points } = plan;
  const order = fidOrder(points.fids.subarray(0, points.count));
  if (points.count <= most) return writePointLayer(out, collection.id, points, order);
  const { cells } = collection;
  const kept = cells === undefined ? sample(points, most) : firstDue(index, points, cells.overdueAt, most);
  writePointLayer(
    out,
    collection.id,
    points,
    order.filter((position) => kept.has(position)),
  );
}

function planOpen(index: PointIndex, collection: Collection, rule: CellRule, request: TileRequest): PointPlan {
  const filter = predicatesOf(request.filter, collection, index.columns);
  const at = cellColumns(rule, index.columns);
  return {
    points: gather(index, request, [flagged(index.columns, rule.open), ...filter]),
    cells: countCells(index, at, boundsOf(request), 27 - request.z, filter, request.now),
  };
}

/** The points of a tile that pass; past `limit` none is added. They are the index's to reuse for the next tile. */
function gather(index: PointIndex, request: TileRequest, predicates: readonly Predicate[], limit = Infinity): Gathered {
  const points = index.gathered;
  points.count = 0;
  index.select(boundsOf(request), predicates, (block, selection, count) => {
    if (points.count <= limit) points.add(block, selection, count, request);
  });
  return points;
}

/** The positions of the `most` that are due first, what has no deadline last, the smaller fid first among equals. */
function firstDue(index: PointIndex, { fids, count }: Gathered, overdueAt: string, most: number): Set<number> {
  const at = index.columns.findIndex((c) => c.property === overdueAt);
  const due = Array.from({ length: count }, (_, i) => {
    const place = index.placeOf(fids[i]!);
    return index.blockAt(place).values[at]![place % blockSize]! || Infinity;
  });
  const order = due.map((_, i) => i).sort((i, j) => (due[i] === due[j] ? fids[i]! - fids[j]! : due[i]! - due[j]!));
  return new Set(order.slice(0, most));
}

/** The positions of the `most` whose scrambled fid is least: spread evenly over the tile, and the same every time. */
function sample({ fids, count }: Gathered, most: number): Set<number> {
  const scrambled = Array.from({ length: count }, (_, i) => Math.imul(fids[i]!, 0x9e3779b1) >>> 0);
  const order = scrambled.map((_, i) => i).sort((i, j) => scrambled[i]! - scrambled[j]!);
  return new Set(order.slice(0, most));
}
