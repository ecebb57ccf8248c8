import { whyNot } from './ground.ts';
import type { Unplanned } from './problem.ts';
import type { Routes } from './routes.ts';

/** What is told where several things are in the way: that of the crew that comes nearest to doing it. */
const order: readonly Unplanned[] = ['costs-more', 'shift-ends', 'rest', 'no-way', 'skill', 'licence'];

/** Why nobody does a task: what stands in the way of the crew that comes nearest to it. */
export function whyUnplanned(routes: Routes, t: number): Unplanned {
  const reasons = new Set<Unplanned>();
  for (const crew of routes.ground.crews.keys()) {
    const reason = whyNotCrew(routes, crew, t);
    if (reason === 'costs-more') return reason;
    reasons.add(reason);
  }
  return order.find((reason) => reasons.has(reason)) ?? 'no-crew';
}

function whyNotCrew(routes: Routes, c: number, t: number): Unplanned {
  const { crews, tasks, time, stop, ready, work, problem } = routes.ground;
  const crew = crews[c]!;
  const reason = whyNot(crew, tasks[t]!);
  if (reason !== undefined) return reason;
  const there = time(c, crew.start, stop[t]!);
  if (!Number.isFinite(there)) return 'no-way';
  if (fits(routes, c, t)) return 'costs-more';
  const endsIf = (freeAt: number): number => Math.max(freeAt + there, ready[t]!) + work[t]!;
  const rests = crew.restUntil !== undefined && crew.restUntil >= crew.freeAt;
  return rests && endsIf(crew.freeAt) > crew.until && endsIf(problem.now) <= crew.until ? 'rest' : 'shift-ends';
}

/** Whether a route has room for it; then it was left out because the way, or what others suffer, costs more than it gains. */
function fits(routes: Routes, crew: number, t: number): boolean {
  if (!routes.mayTake(crew, t)) return false;
  const places = routes.order[crew]!.length + 1;
  return Array.from({ length: places }, (_, at) => at).some((at) =>
    Number.isFinite(routes.growth(crew, at, t, Infinity)),
  );
}
