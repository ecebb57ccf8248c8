import { worldX, worldY, wholeUnit } from '#domain/geometry/tile.ts';
import type { CaseColumns, CellCounts } from '#domain/hotspots/count.ts';
import type { Outlines } from '#domain/hotspots/lattice.ts';
import type { Chance } from './random-coverage.ts';

/** Where the drawn grids begin: a place in Taizhou, south-west. */
export const corner = { lon: 119.9, lat: 32.45 } as const;

/** Degrees of so many metres at the corner; good enough for drawing. */
const perMetre = { lon: 1 / (111_320 * Math.cos((corner.lat * Math.PI) / 180)), lat: 1 / 110_900 };

/** A grid of squares, row by row from the south-west; corners are shared to the last digit. Codes are "column-row". */
export function squares(columns: number, rows: number, metres = 100): Outlines {
  const codes: string[] = [];
  const positions: number[] = [];
  const at = (column: number, row: number): [number, number] => [
    Math.round((corner.lon + column * metres * perMetre.lon) * 1e7) / 1e7,
    Math.round((corner.lat + row * metres * perMetre.lat) * 1e7) / 1e7,
  ];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      codes.push(`${column}-${row}`);
      const ring = [
        at(column, row),
        at(column + 1, row),
        at(column + 1, row + 1),
        at(column, row + 1),
        at(column, row),
      ];
      for (const place of ring) positions.push(...place);
    }
  }
  const cells = Uint32Array.from({ length: codes.length + 1 }, (_, i) => i);
  return { codes, positions: Float64Array.from(positions), rings: cells.map((i) => i * 5), cells };
}

/** One case for the columns: metres east and north of the corner, epoch seconds. */
export interface Reported {
  readonly east: number;
  readonly north: number;
  readonly at: number;
}

/** Cases as columns. */
export function columnsOf(cases: readonly Reported[]): CaseColumns {
  return {
    count: cases.length,
    x: Uint32Array.from(cases, ({ east }) => wholeUnit(worldX(corner.lon + east * perMetre.lon))),
    y: Uint32Array.from(cases, ({ north }) => wholeUnit(worldY(corner.lat + north * perMetre.lat))),
    at: Uint32Array.from(cases, ({ at }) => at),
  };
}

/** Counts given slice by slice, as if they had been counted. */
export function countsOf(slices: readonly Uint32Array[]): CellCounts {
  const period = new Uint32Array(slices[0]!.length);
  for (const slice of slices) for (const [cell, count] of slice.entries()) period[cell]! += count;
  const inside = period.reduce((sum, count) => sum + count, 0);
  return { period, slices, cellOf: new Int32Array(0), inside, outside: 0 };
}

/**
 * What a city's cells count, skewed as in truth: most have next to nothing, a few a great deal, and a cell that has much in
 * one slice has much in the next. Where each lies is not said: neighbours have nothing in common.
 * @param mean cases of a cell in a slice
 */
export function skewedCounts(cells: number, slices: number, mean: number, chance: Chance): Uint32Array[] {
  // Log-normal with a sigma of 1.5: the hundredth cell has thirty times the median.
  const usual = Array.from({ length: cells }, () => mean * Math.exp(1.5 * normal(chance) - 1.125));
  return Array.from({ length: slices }, () => Uint32Array.from(usual, (expected) => poisson(expected, chance)));
}

/** The same values in an order of chance. */
export function shuffled<T extends Uint32Array | number[]>(values: T, chance: Chance): T {
  const out = values.slice() as T;
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

/** A count of that mean. */
export function poisson(mean: number, chance: Chance): number {
  if (mean > 200) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(chance)));
  let [count, product] = [0, chance()];
  for (const end = Math.exp(-mean); product > end; count++) product *= chance();
  return count;
}

function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}
