import { putVarint, zigzag, type Bytes } from './bytes.ts';
import { Layer } from './encode.ts';
import type { Gathered } from './gathered.ts';
import { valueNumbers } from './value-numbers.ts';

/** Columns with which a point's every length surely fits one byte: 6 bytes a column, 26 for all else. */
const mostColumns = 17;

/**
 * Writes a layer of points.
 * @param order the positions in `points` that are written, by ascending fid
 */
export function writePointLayer(out: Bytes, name: string, points: Gathered, order: Uint32Array): void {
  const layer = new Layer(out, name, order.length * 2);
  const numbers: Uint32Array[] = [];
  const keys: number[] = [];
  for (const [i, column] of points.columns.entries()) {
    const values = valueNumbers(layer, column, points.values[i]!, order);
    if (values.every((value) => value === 0)) continue;
    numbers.push(values);
    keys.push(layer.key(column.property));
  }
  if (keys.length <= mostColumns) writeShort(out, points, order, keys, numbers);
  else writeLong(layer, points, order, keys, numbers);
  layer.count = order.length;
  layer.end();
}

/** Each feature's lengths are one byte wide: left free, and filled in when the feature is written. */
function writeShort(
  out: Bytes,
  { fids, x, y }: Gathered,
  order: Uint32Array,
  keys: readonly number[],
  numbers: readonly Uint32Array[],
): void {
  out.reserve(order.length * (26 + 6 * keys.length));
  const { buffer } = out;
  let at = out.at;
  for (let i = 0; i < order.length; i++) {
    const position = order[i]!;
    const feature = at;
    buffer[at] = 0x12;
    buffer[at + 2] = 0x08;
    at = putVarint(buffer, at + 3, fids[position]!);
    buffer[at] = 0x12;
    const tags = at + 2;
    at = tags;
    for (let c = 0; c < keys.length; c++) {
      const number = numbers[c]![i]! - 1;
      if (number < 0) continue;
      buffer[at++] = keys[c]!;
      if (number < 0x80) {
        buffer[at++] = number;
      } else if (number < 0x4000) {
        buffer[at++] = (number & 0x7f) | 0x80;
        buffer[at++] = number >>> 7;
      } else {
        at = putVarint(buffer, at, number);
      }
    }
    // A feature without properties carries no empty field.
    if (at === tags) at -= 2;
    else buffer[tags - 1] = at - tags;
    buffer[at] = 0x18;
    buffer[at + 1] = 1;
    buffer[at + 2] = 0x22;
    buffer[at + 4] = 9;
    const place = at + 4;
    at = putVarint(buffer, place + 1, zigzag(x[position]!));
    at = putVarint(buffer, at, zigzag(y[position]!));
    buffer[place - 1] = at - place;
    buffer[feature + 1] = at - feature - 2;
  }
  out.at = at;
}

function writeLong(
  layer: Layer,
  { fids, x, y }: Gathered,
  order: Uint32Array,
  keys: readonly number[],
  numbers: readonly Uint32Array[],
): void {
  for (const [i, position] of order.entries()) {
    for (const [c, key] of keys.entries()) if (numbers[c]![i]! > 0) layer.tag(key, numbers[c]![i]! - 1);
    layer.point(fids[position]!, x[position]!, y[position]!);
  }
}
