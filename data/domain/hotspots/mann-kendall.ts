import { upperTail } from './normal.ts';

/** Whether a series goes up or down. */
export interface Trend {
  /** Pairs that rise less pairs that fall. */
  readonly s: number;
  readonly variance: number;
  /** With the correction for continuity; 0 where there is nothing to say. */
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * Mann-Kendall test for a trend (Mann 1945, Kendall 1975): S over all pairs, its variance with the correction for ties,
 * z = (S - sign S) / sqrt(variance).
 * @param series oldest first
 */
export function mannKendall(series: ArrayLike<number>): Trend {
  const n = series.length;
  let s = 0;
  for (let i = 0; i < n; i++) {
    const before = series[i]!;
    for (let j = i + 1; j < n; j++) {
      const after = series[j]!;
      if (after > before) s++;
      else if (after < before) s--;
    }
  }
  const variance = (n * (n - 1) * (2 * n + 5) - tiesOf(series)) / 18;
  const z = variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : 0;
  return { s, variance, z, p: Math.min(1, 2 * upperTail(Math.abs(z))) };
}

/** Sum of t(t - 1)(2t + 5) over groups of t equal values. */
function tiesOf(series: ArrayLike<number>): number {
  const sorted = Float64Array.from(series).sort();
  let [sum, from] = [0, 0];
  for (let i = 1; i <= sorted.length; i++) {
    if (i < sorted.length && sorted[i] === sorted[from]) continue;
    const t = i - from;
    sum += t * (t - 1) * (2 * t + 5);
    from = i;
  }
  return sum;
}
