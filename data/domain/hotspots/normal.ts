/** Below this the series is exact, above it the continued fraction. */
const seriesTo = 3;

/**
 * How likely a standard normal value is to be `z` or more; exact to a relative 1e-12 for z up to 37, 0 beyond 38.
 * For z below 3 by the series of Abramowitz & Stegun 26.2.10, beyond by the continued fraction 26.2.14.
 */
export function upperTail(z: number): number {
  if (Number.isNaN(z)) return NaN;
  if (z < 0) return 1 - upperTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < seriesTo) {
    let [term, sum] = [z, z];
    for (let n = 3; term > sum * 1e-17; n += 2) {
      term *= (z * z) / n;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  // z + 1/(z + 2/(z + 3/(z + ...))), from far enough down.
  let below = z;
  for (let n = 200; n >= 1; n--) below = z + n / below;
  return density / below;
}
