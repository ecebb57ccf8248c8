import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsOf } from '#domain/hotspots/neighbours.ts';
import { discoveryLimit } from '#domain/hotspots/fdr.ts';
import { giStar } from '#domain/hotspots/gi-star.ts';
import { mannKendall } from '#domain/hotspots/mann-kendall.ts';
import { upperTail } from '#domain/hotspots/normal.ts';
import { chanceOfSums, leastChance } from '#domain/hotspots/sum-tails.ts';
import { turningPoint } from '#domain/hotspots/turning-point.ts';
import { plainDiscoveries, plainGiStar, plainMannKendall, plainUpperChance, plainUpperTail } from './plain.ts';

/** Counts of cells, and for each which others are its neighbours. */
const graphs = fc.integer({ min: 3, max: 40 }).chain((n) =>
  fc.record({
    counts: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: n, maxLength: n }),
    links: fc.array(fc.tuple(fc.integer({ min: 0, max: n - 1 }), fc.integer({ min: 0, max: n - 1 })), {
      maxLength: 80,
    }),
  }),
);

describe('Gi*', () => {
  it('is what the formula of Ord and Getis gives, to 1e-9', () => {
    fc.assert(
      fc.property(graphs, ({ counts, links }) => {
        const sets = counts.map((_, i) => new Set([i]));
        for (const [a, b] of links) {
          sets[a]!.add(b);
          sets[b]!.add(a);
        }
        const weights = sets.map((set) => counts.map((_, j) => (set.has(j) ? 1 : 0)));
        const ours = giStar(rowsOf(sets), counts);
        const isFlat = counts.every((count) => count === counts[0]);
        for (const [i, z] of plainGiStar(weights, counts).entries()) {
          if (isFlat || sets[i]!.size === counts.length) expect(ours[i]).toBeNaN();
          else expect(Math.abs(ours[i]! - z)).toBeLessThan(1e-9 * Math.max(1, Math.abs(z)));
        }
      }),
    );
  });

  it('says of a worked example what a hand reckons', () => {
    // Four cells in a row, 0 0 3 5: mean 2, S = sqrt(34 / 4 - 4); of the last: (8 - 2 * 2) / (S sqrt((4 * 2 - 4) / 3)).
    const row = rowsOf([new Set([0, 1]), new Set([0, 1, 2]), new Set([1, 2, 3]), new Set([2, 3])]);
    expect(giStar(row, [0, 0, 3, 5])[3]).toBeCloseTo(4 / (Math.sqrt(4.5) * Math.sqrt(4 / 3)), 12);
  });
});

describe('the chance of a sum', () => {
  it('is the share of all choices that reach it, to 1e-9', () => {
    const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 90 })), {
      minLength: 2,
      maxLength: 11,
    });
    fc.assert(
      fc.property(values, (counts) => {
        const sizes = counts.map((_, i) => i + 1);
        const { unit, bySize } = chanceOfSums(counts, sizes);
        expect(unit).toBe(1);
        for (const k of sizes) {
          const sum = counts.slice(0, k).reduce((all, count) => all + count, 0);
          const upper = plainUpperChance(counts, k, sum);
          expect(Math.abs(bySize.get(k)!.upper(sum) - upper)).toBeLessThan(1e-9);
          const less = sum === 0 ? 0 : 1 - plainUpperChance(counts, k, sum);
          expect(Math.abs(bySize.get(k)!.lower(sum - 1) - Math.max(leastChance, less))).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is exact far out too: one way among all to draw the nine cells that alone have a case', () => {
    const counts = Uint32Array.from({ length: 500 }, (_, i) => (i < 9 ? 1 : 0));
    let ways = 1;
    for (let i = 0; i < 5; i++) ways *= (500 - i) / (i + 1);
    const five = chanceOfSums(counts, [5]).bySize.get(5)!.upper(5);
    expect(five / (126 / ways)).toBeCloseTo(1, 2);
    expect(chanceOfSums(counts, [9]).bySize.get(9)!.upper(9)).toBe(leastChance);
  });

  it('stays exact of coarser counts where counts are huge', () => {
    const counts = [0, 10, 70_000, 150_000, 3, 90_001, 12];
    const { unit, bySize } = chanceOfSums(counts, [3]);
    expect(unit).toBeGreaterThan(1);
    const coarse = counts.map((count) => Math.floor(count / unit));
    const sum = coarse[2]! + coarse[3]! + coarse[5]!;
    expect(bySize.get(3)!.upper(sum)).toBeCloseTo(plainUpperChance(coarse, 3, sum), 9);
  });
});

describe('the false discovery rate', () => {
  const chances = fc.array(
    fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 0.01, noNaN: true }),
      fc.constantFrom(0.01, 0.02),
    ),
    { minLength: 1, maxLength: 60 },
  );

  it('keeps what the adjusted p of Benjamini and Hochberg keep', () => {
    fc.assert(
      fc.property(chances, fc.constantFrom(0.01, 0.05, 0.1), (p, alpha) => {
        const limit = discoveryLimit(Float64Array.from(p), alpha);
        expect(p.map((one) => one <= limit)).toEqual(plainDiscoveries(p, alpha));
      }),
    );
  });

  it('keeps four of the fifteen in the example of the paper', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    expect(discoveryLimit(Float64Array.from(p), 0.05)).toBe(0.0095);
  });

  it('keeps nothing where nothing is small enough', () => {
    expect(discoveryLimit(Float64Array.of(0.04, 0.5, 0.9), 0.05)).toBe(-1);
    expect(discoveryLimit(new Float64Array(0), 0.05)).toBe(-1);
  });
});

describe('Mann-Kendall', () => {
  it('is what the formula gives, ties and all, to 1e-9', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 }), (series) => {
        const [ours, plain] = [mannKendall(series), plainMannKendall(series)];
        expect(ours.s).toBe(plain.s);
        expect(Math.abs(ours.variance - plain.variance)).toBeLessThan(1e-9);
        expect(Math.abs(ours.z - plain.z)).toBeLessThan(1e-9);
        expect(Math.abs(ours.p - Math.min(1, 2 * plainUpperTail(Math.abs(plain.z))))).toBeLessThan(1e-9);
      }),
      { numRuns: 30 },
    );
  });

  it('has S = 66 and z = 4.46 for twelve that rise', () => {
    const trend = mannKendall([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(trend.s).toBe(66);
    expect(trend.variance).toBeCloseTo((12 * 11 * 29) / 18, 12);
    expect(trend.z).toBeCloseTo(65 / Math.sqrt((12 * 11 * 29) / 18), 12);
  });
});

describe('the tail of the normal distribution', () => {
  it('is exact to a relative 1e-12, near and far', () => {
    for (const z of [0, 0.1, 1, 1.96, 2.5, 2.9999, 3, 3.0001, 4.4, 6, 8, 20]) {
      expect(Math.abs(upperTail(z) / plainUpperTail(z) - 1)).toBeLessThan(1e-12);
    }
    expect(upperTail(-1.96)).toBeCloseTo(1 - upperTail(1.96), 15);
    expect(upperTail(1.959963984540054)).toBeCloseTo(0.025, 14);
  });
});

describe('the turning point', () => {
  it('is where a series becomes another', () => {
    expect(turningPoint([1, 0, 2, 1, 0, 1, 8, 9, 7, 8, 9, 10])).toMatchObject({ at: 6, rises: true });
    expect(turningPoint([9, 8, 9, 9, 1, 0, 1, 1, 0, 1, 0, 1])).toMatchObject({ at: 4, rises: false });
    expect(turningPoint([3, 3, 3, 3])).toBeUndefined();
  });

  it('has the U of the definition', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 25 }), (series) => {
        const n = series.length;
        let [best, at] = [0, 0];
        for (let k = 1; k < n; k++) {
          let u = 0;
          for (let i = 0; i < k; i++) for (let j = k; j < n; j++) u += Math.sign(series[j]! - series[i]!);
          if (Math.abs(u) > Math.abs(best)) [best, at] = [u, k];
        }
        const found = turningPoint(series);
        if (best === 0) expect(found).toBeUndefined();
        else {
          expect(found).toMatchObject({ at, rises: best > 0 });
          expect(found!.p).toBeCloseTo(Math.min(1, 2 * Math.exp((-6 * best ** 2) / (n ** 3 + n ** 2))), 12);
        }
      }),
    );
  });
});
