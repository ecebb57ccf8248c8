import { describe, expect, it } from 'vitest';
import { countCases, slicesOf } from '#domain/hotspots/count.ts';
import { latticeOf } from '#domain/hotspots/lattice.ts';
import { hourOfWeek, weekMatrix } from '#domain/hotspots/matrix.ts';
import { columnsOf, squares } from '../../worlds/hot-city.ts';

const day = 86_400;
const instant = (text: string): number => Date.parse(text) / 1000;
/** Monday, midnight in Taizhou. */
const monday = instant('2026-11-16T00:00:00+08:00');

describe('slices', () => {
  it('are counted back from the end; what is left over at the beginning belongs to none', () => {
    expect(slicesOf(monday - 16 * day, monday, 'week')).toEqual([
      { from: monday - 14 * day, to: monday - 7 * day },
      { from: monday - 7 * day, to: monday },
    ]);
    expect(slicesOf(monday - 3 * day, monday, 'day')).toHaveLength(3);
    expect(slicesOf(monday - 3 * day, monday, 'week')).toEqual([]);
  });
});

describe('counting', () => {
  const lattice = latticeOf(squares(3, 2));
  const reported = [
    { east: 50, north: 50, at: monday - 8 * day },
    { east: 60, north: 20, at: monday - 7 * day },
    { east: 250, north: 150, at: monday - 1 },
    { east: 250, north: 150, at: monday - 16 * day },
    { east: 950, north: 150, at: monday - day },
    { east: 250, north: 150, at: monday },
    { east: 250, north: 150, at: monday - 16 * day - 1 },
  ];

  it('goes by cell and slice, and says what lies outside', () => {
    const counts = countCases(columnsOf(reported), lattice, { from: monday - 16 * day, to: monday, slice: 'week' });
    expect([...counts.period]).toEqual([2, 0, 0, 0, 0, 2]);
    expect(counts.slices.map((slice) => [...slice])).toEqual([
      [1, 0, 0, 0, 0, 0],
      [1, 0, 0, 0, 0, 1],
    ]);
    expect([counts.inside, counts.outside]).toEqual([4, 1]);
    expect([...counts.cellOf]).toEqual([0, 0, 5, 5, -1, -1, -1]);
  });
});

describe('the matrix of weekday and hour', () => {
  it('goes by the clock of Asia/Shanghai, Monday first', () => {
    expect(hourOfWeek(monday)).toBe(0);
    expect(hourOfWeek(monday - 1)).toBe(167);
    expect(hourOfWeek(instant('2026-11-18T17:59:59+08:00'))).toBe(2 * 24 + 17);
    expect(hourOfWeek(instant('2026-11-21T16:30:00Z'))).toBe(6 * 24);
  });

  it('counts all cases, or those of one cell', () => {
    const at = Uint32Array.of(monday, monday + 3600, monday + 3600, monday + 6 * day);
    const cellOf = Int32Array.of(1, 1, 2, -1);
    const all = weekMatrix(at, 4);
    expect(all.map((row) => row.reduce((sum, count) => sum + count, 0))).toEqual([3, 0, 0, 0, 0, 0, 1]);
    expect(all[0]!.slice(0, 3)).toEqual([1, 2, 0]);
    expect(weekMatrix(at, 4, { cellOf, cell: 1 })[0]!.slice(0, 3)).toEqual([1, 1, 0]);
  });
});
