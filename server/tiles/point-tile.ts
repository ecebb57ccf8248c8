import type { Collection } from '#domain/collection.ts';
import { tileWidth } from '#domain/geometry/tile.ts';
import { blockSize } from './block.ts';
import { cellWeight, pointWeight } from './budget.ts';
import type { Bytes } from './bytes.ts';
import { cellColumns, countCells, writeCells, type Cells } from './cells.ts';
import type { TileRequest } from './city-index.ts';
import { fidOrder } from './fid-order.ts';
import { Gathered } from './gathered.ts';
import type { Bounds, PointIndex } from './point-index.ts';
import { flagged, predicatesOf, type Predicate } from './predicates.ts';
import { writePointLayer } from './write-points.ts';

/** The bounds of a tile in world units; its last unit is the one before the next tile's first. */
export function boundsOf({ z, x, y }: { z: number; x: number; y: number }): Bounds {
  const width = tileWidth(z);
  return { minX: x * width, minY: y * width, maxX: (x + 1) * width - 1, maxY: (y + 1) * width - 1 };
}

/** What of a point collection goes into a tile, before it is known how much room there is. */
export interface PointPlan {
  readonly points: Gathered;
  /** The counted cells that stand beside the points. */
  readonly cells: Cells | undefined;
  /** What all that is reckoned to weigh, in bytes. */
  readonly weight: number;
  readonly predicates: readonly Predicate[];
}

/**
 * What a tile asks for:
 * 1. A collection with cells, below its point zoom and without `current` in the filter: points are the open ones,
 *    and everything is counted in cells.
 * 2. Otherwise every point that passes is a point, and there are no cells.
 */
export function planPoints(index: PointIndex, collection: Collection, request: TileRequest): PointPlan {
  const filter = predicatesOf(request.filter, collection, index.columns);
  const { cells } = collection;
  const counted = cells !== undefined && request.z < cells.pointZoom && request.filter.current === undefined;
  const points = gather(index, request, counted ? [flagged(index.columns, cells.open), ...filter] : filter);
  const inCells = counted ? count(index, collection, request, filter) : undefined;
  const weight = points.count * pointWeight(index.columns) + (inCells === undefined ? 0 : weightOf(inCells));
  return { points, cells: inCells, weight, predicates: filter };
}

/**
 * Writes a plan's layers: the points, and beside them `<id>-cells` where there are cells. With less room than the
 * plan weighs:
 * 3. A collection with cells keeps the open points only, those due first (overdue ones lead) as far as the room
 *    goes, and counts everything in cells.
 * 4. Another collection keeps an even sample of its points, always the same.
 * @param room bytes that the points may weigh
 * @returns epoch seconds until which the clock alone does not change the layers
 */
export function writePoints(
  out: Bytes,
  index: PointIndex,
  collection: Collection,
  request: TileRequest,
  plan: PointPlan,
  room: number,
): number {
  let { points, cells } = plan;
  let kept: ReadonlySet<number> | undefined;
  if (plan.weight > room) {
    const each = pointWeight(index.columns);
    if (collection.cells === undefined) {
      kept = sample(points, Math.floor(room / each));
    } else {
      cells ??= count(index, collection, request, plan.predicates);
      const most = Math.max(0, Math.floor((room - weightOf(cells)) / each));
      points = gather(index, request, [flagged(index.columns, collection.cells.open), ...plan.predicates]);
      kept = firstDue(index, points, collection.cells.overdueAt, most);
    }
  }
  const order = fidOrder(points.fids.subarray(0, points.count));
  writePointLayer(out, collection.id, points, kept === undefined ? order : order.filter((i) => kept.has(i)));
  if (cells === undefined) return Infinity;
  writeCells(out, `${collection.id}-cells`, cells);
  return cells.until;
}

function gather(index: PointIndex, request: TileRequest, predicates: readonly Predicate[]): Gathered {
  const points = new Gathered(index.columns);
  index.select(boundsOf(request), predicates, (block, selection, n) => points.add(block, selection, n, request));
  return points;
}

function count(
  index: PointIndex,
  collection: Collection,
  request: TileRequest,
  predicates: readonly Predicate[],
): Cells {
  const at = cellColumns(collection.cells!, index.columns);
  return countCells(index, at, boundsOf(request), 27 - request.z, predicates, request.now);
}

function weightOf(cells: Cells): number {
  return cells.total.reduce((sum, n) => (n > 0 ? sum + cellWeight : sum), 0);
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
