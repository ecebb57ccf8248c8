import type { Collection } from '#domain/collection.ts';
import { shapeWeight, shares, tileBudget } from './budget.ts';
import { Bytes } from './bytes.ts';
import type { TileRequest } from './city-index.ts';
import type { PointIndex } from './point-index.ts';
import { planPoints, writePoints } from './point-tile.ts';
import type { ShapeIndex } from './shape-index.ts';
import { writeShapes } from './shape-tile.ts';

/** One collection in memory, by its geometry. */
export type Indexed =
  | { readonly kind: 'point'; readonly collection: Collection; readonly index: PointIndex }
  | { readonly kind: 'shape'; readonly collection: Collection; readonly index: ShapeIndex };

/** A tile's bytes, and how long they stay so if nothing but time passes: epoch seconds, Infinity where the clock does not matter. */
export interface CutTile {
  readonly bytes: Uint8Array;
  readonly until: number;
}

/**
 * Cuts a tile: one layer a collection, in the order asked. Lines and areas are written as they are; the points of all
 * collections together keep to what is then left of the tile's budget (`budget.ts`, `point-tile.ts`).
 */
export function cutTile(asked: readonly Indexed[], request: TileRequest): CutTile {
  let shapes = 0;
  const layers = asked.map((one) => {
    if (one.kind === 'point') return { one, plan: planPoints(one.index, one.collection, request) };
    writeShapes(writer, one.index, one.collection, request);
    const bytes = writer.take();
    shapes += shapeWeight(bytes.length);
    return { one, bytes };
  });
  const wanted = layers.map((layer) => layer.plan?.weight ?? 0);
  const rooms = shares(wanted, tileBudget - shapes);
  let until = Infinity;
  for (const [i, { one, plan, bytes }] of layers.entries()) {
    if (bytes !== undefined) writer.raw(bytes);
    else if (one.kind === 'point') {
      until = Math.min(until, writePoints(writer, one.index, one.collection, request, plan, rooms[i]!));
    }
  }
  return { bytes: writer.take(), until };
}

/** One for the whole process: tiles are cut one at a time. */
const writer = new Bytes();
