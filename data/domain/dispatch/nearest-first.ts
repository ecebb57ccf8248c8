import type { Ground } from './ground.ts';
import { Routes } from './routes.ts';

/**
 * What is done without a plan, under the same limits: whoever is free next goes to the nearest case that waits and that he
 * can finish before the end of the shift. It is what a plan must never be worse than.
 */
export function nearestFirst(ground: Ground): Routes {
  const { crews, tasks, stop, ready, work, able } = ground;
  const routes = new Routes(ground);
  const clock = crews.map(({ freeAt }) => freeAt);
  const at = crews.map(({ start }) => start);
  const waiting = new Set(tasks.keys());
  const going = new Set(crews.keys());
  while (going.size > 0 && waiting.size > 0) {
    let crew = -1;
    for (const c of going) if (crew < 0 || clock[c]! < clock[crew]!) crew = c;
    let best = -1;
    let [bestWait, bestTravel, bestEnd] = [Infinity, Infinity, 0];
    for (const task of waiting) {
      if (able[crew * tasks.length + task] === 0) continue;
      const travel = ground.time(crew, at[crew]!, stop[task]!);
      const end = Math.max(clock[crew]! + travel, ready[task]!) + work[task]!;
      if (end > crews[crew]!.until) continue;
      // What is not there yet is gone to only where nothing else is.
      const wait = Math.max(0, ready[task]! - clock[crew]!);
      if (wait > bestWait || (wait === bestWait && travel >= bestTravel)) continue;
      [best, bestWait, bestTravel, bestEnd] = [task, wait, travel, end];
    }
    if (best < 0) {
      going.delete(crew);
      continue;
    }
    routes.put(crew, routes.order[crew]!.length, best);
    waiting.delete(best);
    clock[crew] = bestEnd;
    at[crew] = stop[best]!;
  }
  return routes;
}
