import { tileExtent, tileWidth } from '#domain/geometry/tile.ts';
import type { Block } from './block.ts';
import type { TileRequest } from './city-index.ts';
import { viewsOver, widthOf, type Column, type Values } from './columns.ts';

/**
 * Points on their way into a tile: taken from the blocks one column after the other, so that memory is read in the
 * order in which it lies, and written out by fid afterwards from here, where they stand close together.
 */
export class Gathered {
  /** The columns that travel in tiles. */
  readonly columns: readonly Column[];
  count = 0;
  fids = new Uint32Array(0);
  /** Tile units. */
  x = new Uint16Array(0);
  y = new Uint16Array(0);
  /** In the order of `columns`. */
  values: readonly Values[] = [];
  readonly #from: readonly number[];
  #size = 0;

  constructor(columns: readonly Column[]) {
    this.#from = columns.flatMap((column, i) => (column.inTile ? [i] : []));
    this.columns = this.#from.map((i) => columns[i]!);
  }

  /** Takes the selected points of a block. */
  add(block: Block, selection: Uint16Array, count: number, { z, x, y }: TileRequest): void {
    if (this.count + count > this.#size) this.#grow((this.count + count) * 2);
    const at = this.count;
    const scale = tileExtent / tileWidth(z);
    takeWhole(block.fid, selection, count, this.fids, at);
    takeScaled(block.x, selection, count, this.x, at, x * tileWidth(z), scale);
    takeScaled(block.y, selection, count, this.y, at, y * tileWidth(z), scale);
    // One function a kind of array keeps each loop of one type.
    for (let i = 0; i < this.columns.length; i++) {
      const source = block.values[this.#from[i]!]!;
      const target = this.values[i]!;
      const { kind } = this.columns[i]!;
      if (kind === 'time') takeWhole(source as Uint32Array, selection, count, target as Uint32Array, at);
      else if (kind === 'word') takeWords(source as Uint16Array, selection, count, target as Uint16Array, at);
      else if (kind === 'small') takeSmall(source as Int16Array, selection, count, target as Int16Array, at);
      else takeFlags(source as Uint8Array, selection, count, target as Uint8Array, at);
    }
    this.count += count;
  }

  #grow(size: number): void {
    const room = Math.ceil(size / 8) * 8;
    const old = { fids: this.fids, x: this.x, y: this.y, values: this.values };
    this.#size = room;
    this.fids = new Uint32Array(room);
    this.x = new Uint16Array(room);
    this.y = new Uint16Array(room);
    this.values = viewsOver(this.columns, new ArrayBuffer(room * widthOf(this.columns)), 0, room);
    this.fids.set(old.fids);
    this.x.set(old.x);
    this.y.set(old.y);
    for (const [i, values] of old.values.entries()) this.values[i]!.set(values);
  }
}

function takeWhole(source: Uint32Array, selection: Uint16Array, count: number, target: Uint32Array, at: number): void {
  for (let i = 0; i < count; i++) target[at + i] = source[selection[i]!]!;
}

function takeWords(source: Uint16Array, selection: Uint16Array, count: number, target: Uint16Array, at: number): void {
  for (let i = 0; i < count; i++) target[at + i] = source[selection[i]!]!;
}

function takeSmall(source: Int16Array, selection: Uint16Array, count: number, target: Int16Array, at: number): void {
  for (let i = 0; i < count; i++) target[at + i] = source[selection[i]!]!;
}

function takeFlags(source: Uint8Array, selection: Uint16Array, count: number, target: Uint8Array, at: number): void {
  for (let i = 0; i < count; i++) target[at + i] = source[selection[i]!]!;
}

/** World units to whole tile units from an edge. */
function takeScaled(
  source: Uint32Array,
  selection: Uint16Array,
  count: number,
  target: Uint16Array,
  at: number,
  edge: number,
  scale: number,
): void {
  for (let i = 0; i < count; i++) target[at + i] = (source[selection[i]!]! - edge) * scale;
}
