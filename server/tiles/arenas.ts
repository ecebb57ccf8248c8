import { blockSize } from './block.ts';
import { viewsOver, widthOf, type Column, type Values } from './columns.ts';

/** Blocks in an arena at most. */
const mostBlocks = 128;

/** The arrays of one block: stretches of its arena's. */
export interface Storage {
  /** World units. */
  readonly x: Uint32Array;
  readonly y: Uint32Array;
  readonly fid: Uint32Array;
  /** Four words a point. */
  readonly id: Uint32Array;
  readonly values: readonly Values[];
}

interface Arena extends Storage {
  readonly firstBlock: number;
  readonly blocks: number;
}

/**
 * The memory of blocks. In an arena each column of all its blocks lies in one piece, so that a filter runs through
 * memory from end to end, which a processor does three times as fast as from block to block. Arenas double in size as
 * the collection grows; none is given back before the collection is read anew.
 */
export class Arenas {
  readonly #columns: readonly Column[];
  readonly #arenas: Arena[] = [];

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
  }

  /** The arrays of the block of a number: numbers up to the last asked for and the next one. */
  storage(number: number): Storage {
    let arena = this.#arenas.find(({ firstBlock, blocks }) => number < firstBlock + blocks);
    if (arena === undefined) {
      const blocks = Math.min(mostBlocks, Math.max(1, number));
      arena = makeArena(this.#columns, number, blocks);
      this.#arenas.push(arena);
    }
    const from = (number - arena.firstBlock) * blockSize;
    const to = from + blockSize;
    return {
      x: arena.x.subarray(from, to),
      y: arena.y.subarray(from, to),
      fid: arena.fid.subarray(from, to),
      id: arena.id.subarray(from * 4, to * 4),
      values: arena.values.map((values) => values.subarray(from, to)),
    };
  }
}

function makeArena(columns: readonly Column[], firstBlock: number, blocks: number): Arena {
  const slots = blocks * blockSize;
  const buffer = new SharedArrayBuffer(slots * (3 * 4 + 16 + widthOf(columns)));
  return {
    firstBlock,
    blocks,
    x: new Uint32Array(buffer, 0, slots),
    y: new Uint32Array(buffer, slots * 4, slots),
    fid: new Uint32Array(buffer, slots * 8, slots),
    id: new Uint32Array(buffer, slots * 12, slots * 4),
    values: viewsOver(columns, buffer, slots * 28, slots),
  };
}
