import type { Column } from './columns.ts';

/** What a tile may weigh compressed, in bytes. */
export const tileBudget = 150_000;

/**
 * What a point of a collection is reckoned to weigh in a compressed tile, in bytes: its id and place, and what its
 * columns add. Reckoned from the declaration and not measured, so that every process, whatever its compressor, draws
 * the line at the same point.
 */
export function pointWeight(columns: readonly Column[]): number {
  const weights = { word: 1.4, flag: 0.4, small: 0.8, time: 6.5 };
  return columns.reduce((sum, c) => sum + (c.inTile ? weights[c.kind] : 0), 8.5);
}

/** What a counted cell is reckoned to weigh in a compressed tile, in bytes. */
export const cellWeight = 26;

/** What a layer of lines or areas of so many bytes is reckoned to weigh compressed. */
export function shapeWeight(bytes: number): number {
  return bytes * 0.6;
}

/**
 * Divides what is left of the budget among the point layers of a tile: small ones get what they ask for, the others
 * an equal share of the rest.
 * @param wanted what each asks for, in bytes
 * @returns what each gets, in the same order
 */
export function shares(wanted: readonly number[], left: number): number[] {
  const out = wanted.map(() => 0);
  let rest = Math.max(0, left);
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  for (const [n, i] of order.entries()) {
    out[i] = Math.min(wanted[i]!, rest / (order.length - n));
    rest -= out[i]!;
  }
  return out;
}
