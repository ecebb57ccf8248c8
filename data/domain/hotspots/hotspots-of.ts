import type { CellCounts } from './count.ts';
import { emergingOf } from './emerging.ts';
import { discoveryLimit } from './fdr.ts';
import { giStar, neighbourhoodSums } from './gi-star.ts';
import { guardOf } from './guard.ts';
import type { HotCell, TooSmall } from './hotspot.ts';
import type { Lattice } from './lattice.ts';
import type { HotLimits } from './limits.ts';
import { mannKendall } from './mann-kendall.ts';
import { chanceOfSums } from './sum-tails.ts';

/*
 * What is called high, and how sure that is.
 *
 *  1. Of every cell and every slice, and of the whole period, the sum over the cell and its neighbours is held against all
 *     ways in which the very same counts could lie among the cells. The z is Gi* by Ord & Getis; the p is the exact chance of
 *     that sum or more (`sum-tails.ts`), not the one of a normal z: counts of cases are so skewed that a z of 4.5 is nothing
 *     rare among ten thousand cells.
 *  2. Everything that is said is one answer of three families: the period's cells, the slices' cells all together, and the
 *     same of low ones. Each is held to a third of alpha by Benjamini-Hochberg. So where all is chance, anything at all is
 *     said in at most alpha of the cases, however many slices there are.
 *  3. The tests are one-sided: high is looked for. Low ("cold") slices only tell 7 from 6 in `emerging.ts` and never show by
 *     themselves.
 *  4. That neighbours share cases makes their tests go together; the procedure holds for tests that do (Benjamini & Yekutieli
 *     2001). A proof by shuffles stands beside it (`npm run prove -- hotspots`).
 */

/** The areas of a lattice, and what keeps from saying more. */
export interface Hotspots {
  /** Cells with a case, in the order of the lattice. */
  readonly cells: readonly HotCell[];
  readonly guard?: TooSmall;
}

/** Counts become areas with their classes. */
export function hotspotsOf(lattice: Lattice, counts: CellCounts, limits: HotLimits): Hotspots {
  const { period, slices, inside } = counts;
  const guard = guardOf({ cells: lattice.ids.length, cases: inside, slices: slices.length }, limits);
  const isSilent = guard === 'cells' || guard === 'cases';
  const none: Tested = testedNone(lattice.ids.length);
  const whole = isSilent ? none : tested(lattice, period);
  const parts = slices.map((slice) => (isSilent ? none : tested(lattice, slice)));
  const alpha = limits.alpha / 3; // 2
  const hotTo = isSilent ? -1 : discoveryLimit(whole.high, alpha);
  const hotSliceTo = isSilent ? -1 : discoveryLimit(joined(parts.map(({ high }) => high)), alpha);
  const coldSliceTo = isSilent ? -1 : discoveryLimit(joined(parts.map(({ low }) => low)), alpha);

  const cells: HotCell[] = [];
  const series = new Float64Array(parts.length);
  for (let cell = 0; cell < lattice.ids.length; cell++) {
    if (period[cell] === 0) continue;
    for (let t = 0; t < parts.length; t++) series[t] = parts[t]!.z[cell]!;
    const hotSlices = parts.map(({ high }) => high[cell]! <= hotSliceTo);
    const trend = guard === undefined ? mannKendall(series) : { z: 0, p: 1 };
    cells.push({
      id: lattice.ids[cell]!,
      lon: lattice.lon[cell]!,
      lat: lattice.lat[cell]!,
      count: period[cell]!,
      z: whole.z[cell]!,
      p: whole.high[cell]!,
      hot: whole.high[cell]! <= hotTo,
      emerging:
        guard === undefined && hotSlices.includes(true)
          ? emergingOf(
              hotSlices,
              parts.map(({ low }) => low[cell]! <= coldSliceTo),
              trend,
              limits,
            )
          : 'none',
      slices: slices.map((slice) => slice[cell]!),
      hotSlices,
      trendZ: trend.z,
      trendP: trend.p,
    });
  }
  return { cells, ...(guard === undefined ? {} : { guard }) };
}

/** The tests of all cells in one stretch of time. */
interface Tested {
  /** Gi*; 0 where there is none. */
  readonly z: Float64Array;
  /** The chance of so much or more, and of so little or less. */
  readonly high: Float64Array;
  readonly low: Float64Array;
}

function testedNone(cells: number): Tested {
  const ones = new Float64Array(cells).fill(1);
  return { z: new Float64Array(cells), high: ones, low: ones };
}

function tested({ neighbours }: Lattice, values: Uint32Array): Tested {
  const { starts } = neighbours;
  const cells = values.length;
  const sums = neighbourhoodSums(neighbours, values);
  const z = giStar(neighbours, values, sums);
  const sizes = new Set<number>();
  for (let cell = 0; cell < cells; cell++) sizes.add(starts[cell + 1]! - starts[cell]!);
  const { unit, bySize } = chanceOfSums(values, sizes);
  const counted = unit === 1 ? sums : neighbourhoodSums(neighbours, values, unit);
  const [high, low] = [new Float64Array(cells), new Float64Array(cells)];
  for (let cell = 0; cell < cells; cell++) {
    const tails = bySize.get(starts[cell + 1]! - starts[cell]!)!;
    high[cell] = tails.upper(counted[cell]!);
    low[cell] = tails.lower(counted[cell]!);
    if (Number.isNaN(z[cell])) z[cell] = 0;
  }
  return { z, high, low };
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
