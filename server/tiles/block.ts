import { viewsOver, widthOf, type Column, type Values } from './columns.ts';

/** Points in a block at most. */
export const blockSize = 1024;

/** The selection of all slots. */
export const everySlot = Uint16Array.from({ length: blockSize }, (_, i) => i);

/**
 * Up to 1,024 points that lie near one another, column by column in one shared buffer. Their order within the block
 * means nothing; `count` of them are there.
 */
export interface Block {
  /** The block's own number, by which `FidTable` names it. */
  readonly number: number;
  /** World units. */
  readonly x: Uint32Array;
  readonly y: Uint32Array;
  readonly fid: Uint32Array;
  /** Four words a point. */
  readonly id: Uint32Array;
  readonly values: readonly Values[];
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

/** An empty block. */
export function makeBlock(number: number, columns: readonly Column[], part: Part): Block {
  const buffer = new SharedArrayBuffer(blockSize * (3 * 4 + 16 + widthOf(columns)));
  let at = 0;
  const take = (width: number) => {
    const offset = at;
    at += width * blockSize;
    return offset;
  };
  return {
    number,
    x: new Uint32Array(buffer, take(4), blockSize),
    y: new Uint32Array(buffer, take(4), blockSize),
    fid: new Uint32Array(buffer, take(4), blockSize),
    id: new Uint32Array(buffer, take(16), blockSize * 4),
    values: viewsOver(columns, buffer, at, blockSize),
    part,
    count: 0,
    tally: undefined,
    ...noBounds,
    startX: 0,
    startY: 0,
  };
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
