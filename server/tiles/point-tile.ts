import type { Collection } from '#domain/collection.ts';
import { tileExtent, tileWidth } from '#domain/geometry/tile.ts';
import { blockSize } from './block.ts';
import { cellWeight, pointWeight } from './budget.ts';
import type { Bytes } from './bytes.ts';
import { cellColumns, countCells, writeCells, type Cells } from './cells.ts';
import type { TileRequest } from './city-index.ts';
import { TagWriter } from './columns.ts';
import { Layer } from './encode.ts';
import type { Bounds, PointIndex } from './point-index.ts';
import { flagged, predicatesOf, type Predicate } from './predicates.ts';

/** The bounds of a tile in world units; its last unit is the one before the next tile's first. */
export function boundsOf({ z, x, y }: { z: number; x: number; y: number }): Bounds {
  const width = tileWidth(z);
  return { minX: x * width, minY: y * width, maxX: (x + 1) * width - 1, maxY: (y + 1) * width - 1 };
}

/** What of a point collection goes into a tile, before it is known how much room there is. */
export interface PointPlan {
  /** Fids of the points, in no order. */
  readonly fids: Uint32Array;
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
  const predicates = counted ? [flagged(index.columns, cells.open), ...filter] : filter;
  const fids = fidsIn(index, boundsOf(request), predicates);
  const inCells = counted ? count(index, collection, request, filter) : undefined;
  const weight = fids.length * pointWeight(index.columns) + (inCells === undefined ? 0 : weightOf(inCells));
  return { fids, cells: inCells, weight, predicates: filter };
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
  let { fids, cells } = plan;
  if (plan.weight > room) {
    const each = pointWeight(index.columns);
    if (collection.cells === undefined) {
      fids = sample(fids, Math.floor(room / each));
    } else {
      cells ??= count(index, collection, request, plan.predicates);
      const most = Math.max(0, Math.floor((room - weightOf(cells)) / each));
      const open = [flagged(index.columns, collection.cells.open), ...plan.predicates];
      fids = firstDue(index, fidsIn(index, boundsOf(request), open), collection.cells.overdueAt, most);
    }
  }
  writeLayer(out, index, collection.id, request, fids.sort());
  if (cells === undefined) return Infinity;
  writeCells(out, `${collection.id}-cells`, cells);
  return cells.until;
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

let scratch = new Uint32Array(1 << 14);

function fidsIn(index: PointIndex, bounds: Bounds, predicates: readonly Predicate[]): Uint32Array {
  let found = 0;
  index.select(bounds, predicates, (block, selection, count) => {
    if (found + blockSize > scratch.length) {
      const grown = new Uint32Array(scratch.length * 2);
      grown.set(scratch);
      scratch = grown;
    }
    const { fid } = block;
    for (let i = 0; i < count; i++) scratch[found++] = fid[selection[i]!]!;
  });
  return scratch.slice(0, found);
}

function writeLayer(out: Bytes, index: PointIndex, name: string, request: TileRequest, fids: Uint32Array): void {
  const layer = new Layer(out, name);
  const tags = new TagWriter(layer, index.columns);
  const { minX, minY } = boundsOf(request);
  const scale = tileExtent / tileWidth(request.z);
  for (const fid of fids) {
    const { block, slot } = index.find(fid)!;
    layer.beginFeature(fid);
    tags.write(block.values, slot);
    layer.point(Math.floor((block.x[slot]! - minX) * scale), Math.floor((block.y[slot]! - minY) * scale));
    layer.endFeature();
  }
  layer.end();
}

/** Of these points the `most` that are due first, what has no deadline last, the smaller fid first among equals. */
function firstDue(index: PointIndex, fids: Uint32Array, overdueAt: string, most: number): Uint32Array {
  if (fids.length <= most) return fids;
  const at = index.columns.findIndex((c) => c.property === overdueAt);
  const due = new Map<number, number>();
  for (const fid of fids) {
    const { block, slot } = index.find(fid)!;
    due.set(fid, block.values[at]![slot]! || Infinity);
  }
  const order = Array.from(fids).sort((a, b) => (due.get(a) === due.get(b) ? a - b : due.get(a)! - due.get(b)!));
  return Uint32Array.from(order.slice(0, most));
}

/** `most` of these fids, those whose scrambled number is least: spread evenly over the tile, and the same every time. */
function sample(fids: Uint32Array, most: number): Uint32Array {
  const scrambled = (fid: number) => Math.imul(fid, 0x9e3779b1) >>> 0;
  const order = Array.from(fids).sort((a, b) => scrambled(a) - scrambled(b));
  return Uint32Array.from(order.slice(0, most));
}
