import type { Neighbours } from './neighbours.ts';

/** The sum of each cell and its neighbours. @param unit values are counted as floor(value / unit) */
export function neighbourhoodSums({ starts, cells }: Neighbours, values: ArrayLike<number>, unit = 1): Float64Array {
  const sums = new Float64Array(starts.length - 1);
  for (let i = 0; i < sums.length; i++) {
    let sum = 0;
    if (unit === 1) for (let at = starts[i]!; at < starts[i + 1]!; at++) sum += values[cells[at]!]!;
    else for (let at = starts[i]!; at < starts[i + 1]!; at++) sum += Math.floor(values[cells[at]!]! / unit);
    sums[i] = sum;
  }
  return sums;
}

/**
 * Getis-Ord Gi* with weights of 1 for a cell itself and its neighbours (Ord & Getis 1995): with n cells, mean X and
 * S^2 = sum x^2 / n - X^2, and w neighbours,
 *   z = (sum of the neighbours - X w) / (S sqrt((n w - w^2) / (n - 1))).
 * @returns z of each cell; NaN where there is none: all values alike, or all cells neighbours
 */
export function giStar(
  neighbours: Neighbours,
  values: ArrayLike<number>,
  sums = neighbourhoodSums(neighbours, values),
) {
  const { starts } = neighbours;
  const n = sums.length;
  let [total, squares] = [0, 0];
  for (let i = 0; i < n; i++) {
    total += values[i]!;
    squares += values[i]! * values[i]!;
  }
  const mean = total / n;
  // n sum x^2 - (sum x)^2 is exact for whole numbers: alike is alike, and no rounding makes a spread of it.
  const spread = n * squares - total * total;
  const deviation = Math.sqrt(spread) / n;
  const z = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const w = starts[i + 1]! - starts[i]!;
    z[i] = spread > 0 && w < n ? (sums[i]! - mean * w) / (deviation * Math.sqrt((n * w - w * w) / (n - 1))) : NaN;
  }
  return z;
}
