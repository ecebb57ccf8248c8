import type { Flat } from '#domain/geometry/flat.ts';
import { tileExtent } from '#domain/geometry/tile.ts';
import { Bytes } from './bytes.ts';
import { NumberTable } from './number-table.ts';

/**
 * One layer of a Mapbox Vector Tile 2.1 (vector_tile.proto). Features must be handed in sorted by id; keys and
 * values stand in the order of first use: so the same features give the same bytes, whoever writes them.
 */
export class Layer {
  readonly #out: Bytes;
  readonly #values = new Bytes();
  readonly #keys: string[] = [];
  readonly #texts = new Map<string, number>();
  readonly #numbers = numbers;
  readonly #flags: [no: number, yes: number] = [-1, -1];
  #valueCount = 0;
  #start: number;
  #feature = 0;
  #tags = 0;
  #x = 0;
  #y = 0;
  /** How many features were written. */
  count = 0;

  /** @param out where the tile is written; the layer writes nothing there when it stays empty */
  constructor(out: Bytes, name: string) {
    this.#out = out;
    this.#numbers.clear();
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
    if (index < this.#valueCount) return index;
    this.#values.reserve(16);
    const start = this.#values.open(0x22);
    if (value < 0) {
      this.#values.byte(0x30);
      this.#values.zigzag(value);
    } else {
      this.#values.byte(0x28);
      this.#values.varint(value);
    }
    this.#values.close(start);
    return this.#valueCount++;
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

  /** Opens a feature; then `tag` for each property, then its geometry, then `endFeature`. */
  beginFeature(id: number): void {
    const out = this.#out;
    out.reserve(64);
    this.#feature = out.open(0x12);
    out.byte(0x08);
    out.varint(id);
    this.#tags = out.open(0x12);
    this.#x = 0;
    this.#y = 0;
  }

  /** A property of the open feature, by the numbers of key and value. */
  tag(key: number, value: number): void {
    const out = this.#out;
    out.reserve(24);
    out.varint(key);
    out.varint(value);
  }

  /** The open feature's geometry is the place x, y. */
  point(x: number, y: number): void {
    const start = this.#beginGeometry(1);
    this.#out.byte(9);
    this.#step(x, y);
    this.#out.close(start);
  }

  /** The open feature's geometry is these lines, each of two places or more. */
  lines(parts: readonly Flat[]): void {
    const start = this.#beginGeometry(2);
    for (const part of parts) this.#path(part);
    this.#out.close(start);
  }

  /** The open feature's geometry is these rings: outer ones turn clockwise on the screen, the holes of each follow it. */
  areas(rings: readonly Flat[]): void {
    const start = this.#beginGeometry(3);
    for (const ring of rings) {
      this.#path(ring);
      this.#out.reserve(1);
      this.#out.byte(15);
    }
    this.#out.close(start);
  }

  endFeature(): void {
    this.#out.close(this.#feature);
    this.count++;
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

  #beginGeometry(type: 1 | 2 | 3): number {
    const out = this.#out;
    out.close(this.#tags);
    // A feature without properties carries no empty field.
    if (out.at === this.#tags + 1) out.at = this.#tags - 1;
    out.reserve(16);
    out.byte(0x18);
    out.byte(type);
    return out.open(0x22);
  }

  #path(places: Flat): void {
    const out = this.#out;
    out.reserve(places.length * 5 + 16);
    out.byte(9);
    this.#step(places[0]!, places[1]!);
    out.varint(((places.length / 2 - 1) << 3) | 2);
    for (let i = 2; i < places.length; i += 2) this.#step(places[i]!, places[i + 1]!);
  }

  #step(x: number, y: number): void {
    this.#out.zigzag(x - this.#x);
    this.#out.zigzag(y - this.#y);
    this.#x = x;
    this.#y = y;
  }
}

/** Shared by all layers: one is written at a time. */
const numbers = new NumberTable();
