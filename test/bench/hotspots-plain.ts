import type { Neighbours } from '#domain/hotspots/neighbours.ts';
import { chanceOf, type Chance } from '../worlds/random-coverage.ts';

/** A case with its cell already known, which is more than the server is given. */
export interface PlainCase {
  readonly x: number;
  readonly y: number;
  readonly at: number;
  readonly cell: number;
}

/**
 * The same question as one would write it down, and as the packages of statisticians do it (sfdep: 199 permutations): counts
 * in maps, for each cell and week and for the whole period the sum of the neighbours against sums of as many cells drawn.
 * @returns by cell in how many weeks it was high at 1 %
 */
export function plainHotspots(
  cases: readonly PlainCase[],
  neighbours: Neighbours,
  { from, weeks, permutations }: { readonly from: number; readonly weeks: number; readonly permutations: number },
): number[] {
  const n = neighbours.starts.length - 1;
  const others = Array.from({ length: n }, (_, i) => [
    ...neighbours.cells.subarray(neighbours.starts[i], neighbours.starts[i + 1]),
  ]);
  const chance = chanceOf(1);
  const high = new Array<number>(n).fill(0);
  for (let week = -1; week < weeks; week++) {
    const counts = new Map<number, number>();
    for (const one of cases) {
      if (week >= 0 && Math.floor((one.at - from) / (7 * 86_400)) !== week) continue;
      counts.set(one.cell, (counts.get(one.cell) ?? 0) + 1);
    }
    const values = Array.from({ length: n }, (_, i) => counts.get(i) ?? 0);
    for (let i = 0; i < n; i++) {
      const isHigh = plainChance(values, others[i]!, permutations, chance) <= 0.01;
      if (week >= 0 && isHigh) high[i]!++;
    }
  }
  return high;
}

function plainChance(values: readonly number[], of: readonly number[], permutations: number, chance: Chance): number {
  const sum = of.reduce((all, j) => all + values[j]!, 0);
  let reached = 0;
  for (let i = 0; i < permutations; i++) {
    let drawn = 0;
    for (let j = 0; j < of.length; j++) drawn += values[Math.floor(chance() * values.length)]!;
    if (drawn >= sum) reached++;
  }
  return (reached + 1) / (permutations + 1);
}
