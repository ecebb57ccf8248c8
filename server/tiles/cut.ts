import { mostPoints, shares, tileBudget } from './budget.ts';
import { Bytes } from './bytes.ts';
import { writeCells } from './cells.ts';
import type { TileRequest } from './city-index.ts';
import type { Indexed } from './indexed.ts';
import { planLess, planPoints, writePoints, type PointPlan } from './point-tile.ts';
import { reckonCompressed } from './reckon.ts';
import { writeShapes } from './shape-tile.ts';

/** A tile's bytes, and how long they stay so if nothing but time passes: epoch seconds, Infinity where the clock does not matter. */
export interface CutTile {
  readonly bytes: Uint8Array;
  readonly until: number;
}

/**
 * Cuts a tile: one layer a collection, in the order asked, each collection once. Lines and areas are written as they are; when all together
 * would pass the tile's budget, the points keep to what the lines and areas leave of it (`point-tile.ts`).
 */
export function cutTile(asked: readonly Indexed[], request: TileRequest): CutTile {
  const layers = asked.map((one) => (one.kind === 'shape' ? cutShapes(one, request) : cutPoints(one, request)));
  const fitted = sum(layers, (layer) => layer.bytes.length) <= tileBudget ? layers : fit(layers, request);
  if (fitted.length === 1) return { bytes: fitted[0]!.bytes, until: fitted[0]!.until };
  for (const { bytes } of fitted) writer.raw(bytes);
  return { bytes: writer.take(), until: Math.min(...fitted.map((layer) => layer.until)) };
}

/** A collection's layer, its cells included. */
interface CutLayer extends CutTile {
  /** Set for points, which can be made fewer. */
  readonly points?: { readonly one: PointsIndexed; readonly plan: PointPlan };
}

type PointsIndexed = Extract<Indexed, { kind: 'point' }>;

function cutShapes(one: Extract<Indexed, { kind: 'shape' }>, request: TileRequest): CutLayer {
  writeShapes(writer, one.index, one.collection, request);
  return { bytes: writer.take(), until: Infinity };
}

function cutPoints(one: PointsIndexed, request: TileRequest): CutLayer {
  const asked = planPoints(one.index, one.collection, request);
  // So many cannot fit: what goes instead is settled before the time to write them is spent.
  const plan = asked.points.count > mostPoints ? planLess(one.index, one.collection, request, asked) : asked;
  return writePlan(one, plan, mostPoints);
}

function writePlan(one: PointsIndexed, plan: PointPlan, most: number): CutLayer {
  writePoints(writer, one.index, one.collection, plan, most);
  if (plan.cells !== undefined) writeCells(writer, `${one.collection.id}-cells`, plan.cells);
  return { bytes: writer.take(), until: plan.cells?.until ?? Infinity, points: { one, plan } };
}

/** Makes the points of a tile fewer until it keeps to its budget, as far as that is up to the points. */
function fit(layers: readonly CutLayer[], request: TileRequest): CutLayer[] {
  const weights = layers.map((layer) => reckonCompressed(layer.bytes));
  const shapes = sum(layers, (layer, i) => (layer.points === undefined ? weights[i]! : 0));
  const rooms = shares(
    layers.map((layer, i) => (layer.points === undefined ? 0 : weights[i]!)),
    tileBudget - shapes,
  );
  return layers.map((layer, i) => {
    if (layer.points === undefined || weights[i]! <= rooms[i]!) return layer;
    const { one } = layer.points;
    const plan = planLess(one.index, one.collection, request, layer.points.plan);
    let most = Math.min(plan.points.count, mostPoints);
    let less = plan === layer.points.plan ? layer : writePlan(one, plan, most);
    for (let weight = reckonCompressed(less.bytes); weight > rooms[i]! && most > 0;) {
      most = Math.floor(most * Math.min(0.95, rooms[i]! / weight));
      less = writePlan(one, plan, most);
      weight = reckonCompressed(less.bytes);
    }
    return less;
  });
}

function sum<T>(items: readonly T[], of: (item: T, i: number) => number): number {
  return items.reduce((total, item, i) => total + of(item, i), 0);
}

/** One for the whole process: tiles are cut one at a time. */
const writer = new Bytes();
