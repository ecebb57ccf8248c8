import type { Flat } from '#domain/geometry/flat.ts';
import { tileExtent } from '#domain/geometry/tile.ts';
import { Bytes, putVarint, zigzag } from './bytes.ts';
import { NumberTable } from './number-table.ts';

/**
 * One layer of a Mapbox Vector Tile 2.1 (vector_tile.proto). Features must be handed in sorted by id; keys and
 * values stand in the order of first use: so the same features give the same bytes, whoever writes them.
 */
export class Layer {
  readonly #out: Bytes;
  readonly #values = values;
  readonly #keys: string[] = [];
  readonly #texts = new Map<string, number>();
  readonly #numbers = numbers;
  readonly #flags: [no: number, yes: number] = [-1, -1];
  #valueCount = 0;
  #start: number;
  /** Keys and values of the next feature, by their numbers. */
  readonly #tags = tags;
  #tagCount = 0;
  #x = 0;
  #y = 0;
  /** How many features were written; whoever writes them past the layer counts them here. */
  count = 0;

  /**
   * @param out where the tile is written; the layer writes nothing there when it stays empty
   * @param expected how many different numbers may stand in its properties, roughly
   */
  constructor(out: Bytes, name: string, expected = 0) {
    this.#out = out;
    this.#numbers.clear(expected);
    this.#values.at = 0;
    this.#start = out.open(0x1a);
    out.text(0x0a, name);
  }

  /** A key's number; ask once for each column and layer, when its first value is there. */
  key(name: string): number {
    return this.#keys.push(name) - 1;
  }

  /** A text's number among the values. */
  textValue(value: string): number {
    let index = this.#texts.get(value);
    if (index === undefined) {
      const start = this.#values.open(0x22);
      this.#values.text(0x0a, value);
      this.#values.close(start);
      index = this.#valueCount++;
      this.#texts.set(value, index);
    }
    return index;
  }

  /** A whole number's number among the values. */
  wholeValue(value: number): number {
    const index = this.#numbers.at(value, this.#valueCount);
    if (index === this.#valueCount) this.#writeWhole(value);
    return index;
  }

  /** The numbers, plus one, of many whole numbers above nought, 0 where there is a nought. See `NumberTable.atEach`. */
  wholeValues(values: Uint32Array, picks: Uint32Array): Uint32Array {
    const into = new Uint32Array(picks.length);
    for (const value of this.#numbers.atEach(values, picks, this.#valueCount, into)) this.#writeWhole(value);
    return into;
  }

  /** The number of true or false among the values. */
  flagValue(value: boolean): number {
    const i = value ? 1 : 0;
    if (this.#flags[i] < 0) {
      this.#values.reserve(4);
      const start = this.#values.open(0x22);
      this.#values.byte(0x38);
      this.#values.byte(i);
      this.#values.close(start);
      this.#flags[i] = this.#valueCount++;
    }
    return this.#flags[i];
  }

  /** A property of the feature that is written next, by the numbers of key and value; 255 at most. */
  tag(key: number, value: number): void {
    this.#tags[this.#tagCount++] = key;
    this.#tags[this.#tagCount++] = value;
  }

  /** Writes a feature at the place x, y. Points by the thousand are written by `write-points.ts`. */
  point(id: number, x: number, y: number): void {
    this.#shape(id, 1, [[x, y]]);
  }

  /** Writes a feature of these lines, each of two places or more. */
  lines(id: number, parts: readonly Flat[]): void {
    this.#shape(id, 2, parts);
  }

  /** Writes a feature of these rings: outer ones turn clockwise on the screen, the holes of each follow it. */
  areas(id: number, rings: readonly Flat[]): void {
    this.#shape(id, 3, rings);
  }

  /** Closes the layer; an empty one leaves no byte behind. */
  end(): void {
    const out = this.#out;
    if (this.count === 0) {
      out.at = this.#start - 1;
      return;
    }
    for (const key of this.#keys) out.text(0x1a, key);
    out.raw(this.#values.buffer.subarray(0, this.#values.at));
    out.reserve(8);
    out.byte(0x28);
    out.varint(tileExtent);
    out.byte(0x78);
    out.byte(2);
    out.close(this.#start);
  }

  #writeWhole(value: number): void {
    const values = this.#values;
    values.reserve(16);
    // A whole number never needs a length of two bytes.
    const start = values.at;
    values.buffer[start] = 0x22;
    values.buffer[start + 2] = value < 0 ? 0x30 : 0x28;
    values.at = putVarint(values.buffer, start + 3, value < 0 ? zigzag(value) : value);
    values.buffer[start + 1] = values.at - start - 2;
    this.#valueCount++;
  }

  #shape(id: number, type: 1 | 2 | 3, paths: readonly Flat[]): void {
    const out = this.#out;
    const feature = out.open(0x12);
    out.reserve(24 + this.#tagCount * 5);
    out.byte(0x08);
    out.varint(id);
    if (this.#tagCount > 0) {
      const start = out.open(0x12);
      for (let i = 0; i < this.#tagCount; i++) out.varint(this.#tags[i]!);
      out.close(start);
    }
    out.reserve(8);
    out.byte(0x18);
    out.byte(type);
    const geometry = out.open(0x22);
    this.#x = 0;
    this.#y = 0;
    for (const path of paths) {
      out.reserve(path.length * 5 + 16);
      out.byte(9);
      this.#step(path[0]!, path[1]!);
      if (type !== 1) out.varint(((path.length / 2 - 1) << 3) | 2);
      for (let i = 2; i < path.length; i += 2) this.#step(path[i]!, path[i + 1]!);
      if (type === 3) out.byte(15);
    }
    out.close(geometry);
    out.close(feature);
    this.#tagCount = 0;
    this.count++;
  }

  #step(x: number, y: number): void {
    this.#out.zigzag(x - this.#x);
    this.#out.zigzag(y - this.#y);
    this.#x = x;
    this.#y = y;
  }
}

// Shared by all layers: one is written at a time.
const numbers = new NumberTable();
const values = new Bytes();
const tags = new Uint32Array(512);
