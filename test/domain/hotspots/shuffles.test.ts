import { describe, expect, it } from 'vitest';
import { hotspotsOf } from '#domain/hotspots/hotspots-of.ts';
import { latticeOf } from '#domain/hotspots/lattice.ts';
import { countsOf, skewedCounts, squares } from '../../worlds/hot-city.ts';
import { flaggedShuffles, kindsOfShuffle, usualLimits, type KindOfShuffle } from '../../worlds/hot-shuffles.ts';
import { chanceOf } from '../../worlds/random-coverage.ts';

describe('where all is chance', () => {
  // The long form is `npm run prove -- hotspots`. Of 60, eight or more would come in one of a hundred runs at 5 %.
  for (const kind of Object.keys(kindsOfShuffle) as KindOfShuffle[]) {
    it(`hardly anything is called high (${kind} shuffled)`, () => {
      const { any } = flaggedShuffles(kind, { side: 20, mean: 0.6, shuffles: 60, seed: 20261122 });
      expect(any).toBeLessThan(8);
    });
  }
});

describe('where something is', () => {
  const side = 20;
  const lattice = latticeOf(squares(side, side));

  it('it is found in spite of the correction, and not the rest', () => {
    const slices = skewedCounts(side * side, 12, 0.3, chanceOf(5));
    for (const slice of slices) for (const cell of [188, 189, 190, 208, 209, 210, 228, 229, 230]) slice[cell]! += 4;
    const { cells } = hotspotsOf(lattice, countsOf(slices), usualLimits);
    const hot = cells.filter((cell) => cell.hot).map(({ id }) => id);
    expect(hot).toContain('9-10');
    expect(hot.length).toBeLessThan(30);
    expect(cells.find(({ id }) => id === '9-10')!.hotSlices.filter(Boolean).length).toBeGreaterThanOrEqual(8);
  });
});

describe('the guard', () => {
  const tell = (side: number, weeks: number, cases: number) => {
    const lattice = latticeOf(squares(side, side));
    const slices = Array.from({ length: weeks }, () => new Uint32Array(side * side));
    for (let i = 0; i < cases; i++) slices[i % weeks]![0]!++;
    return hotspotsOf(lattice, countsOf(slices), usualLimits);
  };

  it('says nothing of fewer than 30 cells', () => {
    const { guard, cells } = tell(5, 12, 500);
    expect(guard).toBe('cells');
    expect(cells).toMatchObject([{ count: 500, z: 0, p: 1, hot: false, emerging: 'none' }]);
  });

  it('says nothing of fewer than 50 cases', () => {
    expect(tell(6, 12, 49).guard).toBe('cases');
    expect(tell(6, 12, 50).guard).toBeUndefined();
  });

  it('gives no class with fewer than 10 slices, but the areas of the period', () => {
    const { guard, cells } = tell(6, 9, 300);
    expect(guard).toBe('slices');
    expect(cells[0]!.z).toBeGreaterThan(2);
    expect(cells[0]).toMatchObject({ emerging: 'none', trendZ: 0, trendP: 1 });
    expect(tell(6, 10, 300).guard).toBeUndefined();
  });

  it('finds no z where all cells have the same', () => {
    const lattice = latticeOf(squares(6, 6));
    const flat = Array.from({ length: 12 }, () => new Uint32Array(36).fill(4));
    const { cells } = hotspotsOf(lattice, countsOf(flat), usualLimits);
    expect(cells.every(({ z, p, hot, emerging }) => z === 0 && p > 0.999 && !hot && emerging === 'none')).toBe(true);
  });
});
