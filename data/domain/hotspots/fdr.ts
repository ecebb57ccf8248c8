/**
 * The greatest p that counts once the false discovery rate is held at `alpha` (Benjamini & Hochberg 1995): of all the p in
 * order, the last one with p(k) <= alpha * k / m. Everything at or below it is a discovery.
 * @param p of all m tests of a family; NaN stands for a test that could not be made, and is counted among the m as p = 1
 * @returns -1 where nothing is a discovery
 */
export function discoveryLimit(p: Float64Array, alpha: number): number {
  // What lies above alpha is never a discovery: few are left to be sorted.
  let few = 0;
  for (let i = 0; i < p.length; i++) if (p[i]! <= alpha) few++;
  const small = new Float64Array(few);
  for (let i = 0, at = 0; i < p.length; i++) if (p[i]! <= alpha) small[at++] = p[i]!;
  small.sort();
  for (let k = few; k >= 1; k--) if (small[k - 1]! <= (alpha * k) / p.length) return small[k - 1]!;
  return -1;
}
