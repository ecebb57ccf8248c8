import { discoveryLimit } from '#domain/hotspots/fdr.ts';
import { giStar } from '#domain/hotspots/gi-star.ts';
import { hotspotsOf } from '#domain/hotspots/hotspots-of.ts';
import { latticeOf } from '#domain/hotspots/lattice.ts';
import type { HotLimits } from '#domain/hotspots/limits.ts';
import { upperTail } from '#domain/hotspots/normal.ts';
import { countsOf, poisson, shuffled, skewedCounts, squares } from './hot-city.ts';
import { chanceOf, type Chance } from './random-coverage.ts';

/** The limits as they hold where a bureau set none. */
export const usualLimits: HotLimits = {
  alpha: 0.05,
  trendAlpha: 0.05,
  hotPercent: 90,
  leastCells: 30,
  leastCases: 50,
  leastSlices: 10,
};

/** Ways in which counts may come to lie by chance; each has many cells with nothing and a few with a great deal. */
export const kindsOfShuffle = {
  /** A cell keeps its twelve weeks, and is put anywhere. */
  places: (slices: readonly Uint32Array[], chance: Chance): Uint32Array[] => {
    const order = shuffled(Array.from(slices[0]!.keys()), chance);
    return slices.map((slice) => slice.map((_, cell) => slice[order[cell]!]!));
  },
  /** Each week is shuffled by itself. */
  weeks: (slices: readonly Uint32Array[], chance: Chance): Uint32Array[] =>
    slices.map((slice) => shuffled(slice, chance)),
  /** Each case falls anywhere. */
  cases: (slices: readonly Uint32Array[], chance: Chance): Uint32Array[] =>
    slices.map((slice) => {
      const mean = slice.reduce((sum, count) => sum + count, 0) / slice.length;
      return slice.map(() => poisson(mean, chance));
    }),
} as const;

export type KindOfShuffle = keyof typeof kindsOfShuffle;

/** In how many shuffles something was called high. */
export interface Flagged {
  /** Any cell: over the period, in a slice, or by a class. */
  readonly any: number;
  /** Over the period, had the chance of z been taken from the normal distribution, at the same rate of false discoveries. */
  readonly normal: number;
}

/**
 * Shuffles counts and looks whether anything is called high.
 * @param mean cases of a cell in a week
 */
export function flaggedShuffles(
  kind: KindOfShuffle,
  options: { readonly side: number; readonly mean: number; readonly shuffles: number; readonly seed: number },
): Flagged {
  const { side, mean, shuffles, seed } = options;
  const chance = chanceOf(seed);
  const lattice = latticeOf(squares(side, side));
  let [any, normal] = [0, 0];
  for (let i = 0; i < shuffles; i++) {
    const counts = countsOf(kindsOfShuffle[kind](skewedCounts(side * side, 12, mean, chance), chance));
    const { cells } = hotspotsOf(lattice, counts, usualLimits);
    if (cells.some(({ hot, hotSlices, emerging }) => hot || emerging !== 'none' || hotSlices.includes(true))) any++;
    const chances = giStar(lattice.neighbours, counts.period).map(upperTail);
    if (discoveryLimit(chances, usualLimits.alpha) >= 0) normal++;
  }
  return { any, normal };
}
