import { absentSmall, flagStates, type Column, type Values } from './columns.ts';
import type { Layer } from './encode.ts';

/**
 * The numbers of a column's values among the values of a layer, plus one; 0 where absent. Column by column, each loop
 * over arrays of one type: the values then stand in the order of first use in the first column, the second, and so on.
 * @param order positions in `source`, in the order in which the features are written
 */
export function valueNumbers(layer: Layer, column: Column, source: Values, order: Uint32Array): Uint32Array {
  switch (column.kind) {
    case 'word':
      return ofWords(layer, column.words, source as Uint16Array, order);
    case 'flag':
      return ofFlags(layer, source as Uint8Array, order);
    case 'small':
      return ofSmall(layer, source as Int16Array, order);
    case 'time':
      return layer.wholeValues(source as Uint32Array, order);
  }
}

function ofWords(layer: Layer, words: readonly string[], source: Uint16Array, order: Uint32Array): Uint32Array {
  const known = new Uint32Array(words.length);
  const out = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const code = source[order[i]!]!;
    if (code === 0) continue;
    let number = known[code]!;
    if (number === 0) number = known[code] = layer.textValue(words[code]!) + 1;
    out[i] = number;
  }
  return out;
}

function ofFlags(layer: Layer, source: Uint8Array, order: Uint32Array): Uint32Array {
  const out = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const state = source[order[i]!]!;
    if (state !== flagStates.absent) out[i] = layer.flagValue(state === flagStates.yes) + 1;
  }
  return out;
}

function ofSmall(layer: Layer, source: Int16Array, order: Uint32Array): Uint32Array {
  let least = 32767;
  let most = absentSmall;
  for (let i = 0; i < order.length; i++) {
    const value = source[order[i]!]!;
    if (value === absentSmall) continue;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const known = new Uint32Array(Math.max(0, most - least + 1));
  const out = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const value = source[order[i]!]!;
    if (value === absentSmall) continue;
    let number = known[value - least]!;
    if (number === 0) number = known[value - least] = layer.wholeValue(value) + 1;
    out[i] = number;
  }
  return out;
}
