import type { Orders, RoundProblem } from './round.ts';

/** Routes as one makes them without thinking: whoever is free first goes to the nearest stop that can still be met in time. */
export function nearestRounds(problem: RoundProblem): Orders {
  const { crews, stops, travel } = problem;
  const orders: number[][] = crews.map(() => []);
  const free = crews.map(({ from }) => from);
  const open = new Set(stops.keys());
  const going = new Set(crews.keys());
  while (going.size > 0) {
    const crew = [...going].reduce((first, other) => (free[other]! < free[first]! ? other : first));
    const { vehicle, until } = crews[crew]!;
    const last = orders[crew]!.at(-1);
    const place = last === undefined ? crew : crews.length + last;
    let [nearest, least] = [-1, Infinity];
    for (const stop of open) {
      const seconds = travel(vehicle, place, crews.length + stop);
      if (seconds >= least) continue;
      const beginAt = Math.max(free[crew]! + seconds, stops[stop]!.from);
      if (beginAt > stops[stop]!.until || beginAt + stops[stop]!.stay > until) continue;
      [nearest, least] = [stop, seconds];
    }
    if (nearest < 0) {
      going.delete(crew);
      continue;
    }
    orders[crew]!.push(nearest);
    open.delete(nearest);
    free[crew] = Math.max(free[crew]! + least, stops[nearest]!.from) + stops[nearest]!.stay;
  }
  return orders;
}
