import type { Storage } from './arenas.ts';

/** Points in a block at most. */
export const blockSize = 1024;

/** The selection of all slots. */
export const everySlot = Uint16Array.from({ length: blockSize }, (_, i) => i);

/**
 * Up to 1,024 points that lie near one another, column by column in shared memory. Their order within the block
 * means nothing; `count` of them are there.
 */
export interface Block extends Storage {
  /** The block's own number, by which `FidTable` names it. */
  readonly number: number;
  /** 1 when all its points have a yes in the index's parting flag, 0 when none has. */
  readonly part: Part;
  count: number;
  /** How many points have each value of a column, kept by `cells.ts` until the block changes. */
  tally: Uint32Array | undefined;
  /** Bounds of the points, world units; after a removal they may be wider than need be. */
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
  /** Where the block begins in Morton order: a new point goes to the last block that does not begin after it. */
  startX: number;
  startY: number;
}

/** Blocks hold points of one part only, so that the few open cases among a million are found without the others. */
export type Part = 0 | 1;

/** An empty block over its storage. */
export function makeBlock(number: number, storage: Storage, part: Part): Block {
  return { number, ...storage, part, count: 0, tally: undefined, ...noBounds, startX: 0, startY: 0 };
}

const noBounds = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };

/** Copies the point at `slot` of a block over the one at `target` of another (or the same). */
export function copyPoint(from: Block, slot: number, to: Block, target: number): void {
  to.x[target] = from.x[slot]!;
  to.y[target] = from.y[slot]!;
  to.fid[target] = from.fid[slot]!;
  for (let i = 0; i < 4; i++) to.id[target * 4 + i] = from.id[slot * 4 + i]!;
  for (let c = 0; c < to.values.length; c++) to.values[c]![target] = from.values[c]![slot]!;
}

/** Widens the bounds to a place. */
export function stretch(block: Block, x: number, y: number): void {
  if (x < block.minX) block.minX = x;
  if (x > block.maxX) block.maxX = x;
  if (y < block.minY) block.minY = y;
  if (y > block.maxY) block.maxY = y;
}

/** Takes the bounds anew from the points. */
export function bound(block: Block): void {
  Object.assign(block, noBounds);
  for (let i = 0; i < block.count; i++) stretch(block, block.x[i]!, block.y[i]!);
}
