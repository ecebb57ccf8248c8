import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PointIndex } from './point-index.ts';
import { blockSize, type Block } from './block.ts';
import { mortonHigh, mortonLow } from './morton.ts';

/** Blocks are filled to seven eighths, so that the first edits after a load do not split them. */
const fill = (blockSize * 7) / 8;

/** Features handled between two turns of the event loop: a few milliseconds' work. */
const stretchLength = 1 << 16;

/**
 * Puts points that were pushed in any order into Morton order: an index that answers, as like to the next as two built
 * from the same points can be. Works in short stretches, so that a server goes on serving meanwhile.
 * @param loose what `push` has filled; of no use afterwards
 */
export async function putInOrder(loose: PointIndex): Promise<PointIndex> {
  const order = await sortedPlaces(loose);
  const packed = loose.empty();
  const last: [Block | undefined, Block | undefined] = [undefined, undefined];
  for (const [i, place] of order.entries()) {
    const [source, slot] = [loose.blocks[Math.floor(place / blockSize)]!, place % blockSize];
    const part = loose.partOf(source, slot);
    let block = last[part];
    if (block === undefined || block.count === fill) {
      // Part 0 stands before part 1, and each is filled from its beginning to its end.
      const at = part === 1 ? packed.blocks.length : last[0] === undefined ? 0 : packed.blocks.indexOf(last[0]) + 1;
      block = packed.addBlock(part, source.x[slot]!, source.y[slot]!, at);
      last[part] = block;
    }
    packed.take(block, loose, source, slot);
    if (i % (1 << 14) === 0) await nextTurn();
  }
  return packed;
}

/** The places (block position * blockSize + slot) of all points in Morton order: a radix sort, sixteen bits at a time. */
async function sortedPlaces(loose: PointIndex): Promise<Uint32Array> {
  const n = loose.count;
  const [high, low, starts] = [new Uint32Array(n), new Uint32Array(n), new Uint32Array(n)];
  let at = 0;
  for (const [position, block] of loose.blocks.entries()) {
    for (let slot = 0; slot < block.count; slot++, at++) {
      high[at] = mortonHigh(block.x[slot]!, block.y[slot]!);
      low[at] = mortonLow(block.x[slot]!, block.y[slot]!);
      starts[at] = position * blockSize + slot;
    }
    if (position % 64 === 63) await nextTurn();
  }
  let order: Uint32Array = Uint32Array.from({ length: n }, (_, i) => i);
  for (const [keys, shift] of [
    [low, 0],
    [low, 16],
    [high, 0],
    [high, 16],
  ] as const) {
    order = await sortByDigit(order, keys, shift);
  }
  for (let i = 0; i < n; i++) order[i] = starts[order[i]!]!;
  return order;
}

async function sortByDigit(order: Uint32Array, keys: Uint32Array, shift: number): Promise<Uint32Array> {
  const starts = new Uint32Array(65537);
  for (let i = 0; i < keys.length; i++) starts[((keys[i]! >>> shift) & 0xffff) + 1]!++;
  // All in one digit, as the first bits of one city's places are: they are in order already.
  if (starts.includes(keys.length)) return order;
  for (let digit = 1; digit < starts.length; digit++) starts[digit]! += starts[digit - 1]!;
  const sorted = new Uint32Array(order.length);
  for (let from = 0; from < order.length; from += stretchLength) {
    const to = Math.min(order.length, from + stretchLength);
    for (let i = from; i < to; i++) {
      const item = order[i]!;
      const digit = (keys[item]! >>> shift) & 0xffff;
      sorted[starts[digit]!++] = item;
    }
    await nextTurn();
  }
  return sorted;
}
