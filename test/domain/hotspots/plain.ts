/** The formulas as they are printed, without any haste: what the quick ones are held against. */

/** Ord & Getis 1995, with a full matrix of weights. */
export function plainGiStar(weights: readonly (readonly number[])[], x: readonly number[]): number[] {
  const n = x.length;
  const mean = x.reduce((sum, value) => sum + value, 0) / n;
  const s = Math.sqrt(x.reduce((sum, value) => sum + value ** 2, 0) / n - mean ** 2);
  return weights.map((row) => {
    const w = row.reduce((sum, weight) => sum + weight, 0);
    const squares = row.reduce((sum, weight) => sum + weight ** 2, 0);
    const weighted = row.reduce((sum, weight, j) => sum + weight * x[j]!, 0);
    return (weighted - mean * w) / (s * Math.sqrt((n * squares - w ** 2) / (n - 1)));
  });
}

/** Benjamini & Hochberg 1995 by adjusted p: p(i) m / i, made to rise from the last one down. */
export function plainDiscoveries(p: readonly number[], alpha: number): boolean[] {
  const order = [...p.keys()].sort((a, b) => p[a]! - p[b]!);
  const adjusted = new Array<number>(p.length);
  let least = 1;
  for (let rank = order.length; rank >= 1; rank--) {
    least = Math.min(least, (p[order[rank - 1]!]! * p.length) / rank);
    adjusted[order[rank - 1]!] = least;
  }
  return adjusted.map((value) => value <= alpha);
}

/** Mann 1945, Kendall 1975. */
export function plainMannKendall(x: readonly number[]): { s: number; variance: number; z: number } {
  const n = x.length;
  let s = 0;
  for (let i = 0; i < n - 1; i++) for (let j = i + 1; j < n; j++) s += Math.sign(x[j]! - x[i]!);
  const groups = new Map<number, number>();
  for (const value of x) groups.set(value, (groups.get(value) ?? 0) + 1);
  const ties = [...groups.values()].reduce((sum, t) => sum + t * (t - 1) * (2 * t + 5), 0);
  const variance = (n * (n - 1) * (2 * n + 5) - ties) / 18;
  const z = variance === 0 ? 0 : s > 0 ? (s - 1) / Math.sqrt(variance) : s < 0 ? (s + 1) / Math.sqrt(variance) : 0;
  return { s, variance, z };
}

/** The chance of a sum or more, by writing down every choice of k among the values. */
export function plainUpperChance(values: readonly number[], k: number, sum: number): number {
  let [all, hits] = [0, 0];
  const choose = (from: number, left: number, so: number): void => {
    if (left === 0) {
      all++;
      if (so >= sum) hits++;
      return;
    }
    for (let i = from; i <= values.length - left; i++) choose(i + 1, left - 1, so + values[i]!);
  };
  choose(0, k, 0);
  return hits / all;
}

/** The upper tail of the normal distribution, by Simpson's rule over 20 standard deviations. */
export function plainUpperTail(z: number): number {
  const [steps, to] = [200_000, z + 20];
  const width = (to - z) / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    // The factor of the beginning is taken out, so that nothing is lost far out.
    const at = i * width;
    sum += weight * Math.exp(-z * at - (at * at) / 2);
  }
  return ((sum * width) / 3 / Math.sqrt(2 * Math.PI)) * Math.exp((-z * z) / 2);
}
