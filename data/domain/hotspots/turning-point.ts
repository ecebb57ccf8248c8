/**
 * From where on a series is another than before (Pettitt 1979): the place k at which |U(k)| is greatest, U(k) the sum of
 * sign(x(j) - x(i)) over all i < k <= j; p = 2 exp(-6 K^2 / (n^3 + n^2)), which is a little too large for short series.
 * @param series oldest first
 * @returns the place of the first value of the new state, whether it is higher, and how likely chance would do as much;
 *   undefined where all are alike
 */
export function turningPoint(
  series: readonly number[],
): { readonly at: number; readonly rises: boolean; readonly p: number } | undefined {
  const n = series.length;
  let [best, at] = [0, 0];
  let u = 0;
  for (let k = 1; k < n; k++) {
    // A value that goes from behind to before takes its comparisons along.
    for (let j = 0; j < n; j++) u += Math.sign(series[j]! - series[k - 1]!);
    if (Math.abs(u) > Math.abs(best)) [best, at] = [u, k];
  }
  if (best === 0) return undefined;
  return { at, rises: best > 0, p: Math.min(1, 2 * Math.exp((-6 * best * best) / (n ** 3 + n ** 2))) };
}
