import type { Routes } from './routes.ts';

/**
 * Puts a task where the weight grows least.
 * @param crews the crews looked at
 * @param skips whether a place is passed over (the search looks away now and then)
 * @param most it is put only where the weight grows by less: by default where others suffer less than it gains, Infinity
 *   puts it whatever that costs
 * @returns whether it was put; not where it fits nowhere
 */
export function insertBest(
  routes: Routes,
  task: number,
  crews: Iterable<number>,
  { skips, most = 0 }: { readonly skips?: () => boolean; readonly most?: number } = {},
): boolean {
  let [best, bestCrew, bestAt] = [most, -1, -1];
  for (const crew of crews) {
    if (!routes.mayTake(crew, task)) continue;
    const length = routes.order[crew]!.length;
    for (let at = length; at >= 0; at--) {
      if (skips?.() === true) continue;
      const growth = routes.growth(crew, at, task, best);
      if (growth >= best) continue;
      [best, bestCrew, bestAt] = [growth, crew, at];
    }
  }
  if (bestCrew < 0) return false;
  routes.put(bestCrew, bestAt, task);
  return true;
}
