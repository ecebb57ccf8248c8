/** Stretches of edges, in metres from their starts; by edge, then along it. */
export interface Stretches {
  readonly edge: number[];
  readonly from: number[];
  readonly to: number[];
  /** Of all together. */
  metres: number;
}

export function emptyStretches(): Stretches {
  return { edge: [], from: [], to: [], metres: 0 };
}

export function putStretch(stretches: Stretches, edge: number, from: number, to: number): void {
  stretches.edge.push(edge);
  stretches.from.push(from);
  stretches.to.push(to);
  stretches.metres += to - from;
}

/**
 * Puts what is left of an edge.
 * @param reached intervals in metres, in any order, they may overlap and pass the ends; one that ends before it begins is none
 */
export function putUnreached(
  stretches: Stretches,
  edge: number,
  length: number,
  reached: (readonly [number, number])[],
): void {
  reached.sort((a, b) => a[0] - b[0]);
  let done = 0;
  for (const [from, to] of reached) {
    if (to < from) continue;
    if (done >= length) return;
    if (from > done) putStretch(stretches, edge, done, Math.min(from, length));
    done = Math.max(done, to);
  }
  if (done < length) putStretch(stretches, edge, done, length);
}
