import { randomFor } from '#domain/random.ts';
import { groundOf, type Ground } from './ground.ts';
import { improving } from './improve.ts';
import { insertBest } from './insert.ts';
import { nearestFirst } from './nearest-first.ts';
import type { Plan, PlannedVisit, PlanProblem } from './problem.ts';
import { Routes } from './routes.ts';
import { whyUnplanned } from './why-unplanned.ts';

/** Rounds of the search for a small problem, and how they become fewer where each costs more. */
const [roundsMost, roundsLeast, roundsOfTasks] = [3000, 300, 900_000];

/**
 * Who does what in which order: as little lateness as can be found, then as little travel. Never worse than nearest-first:
 * where the search ends up behind it, it goes on from there (`fallback`). The same problem gives the same plan.
 */
export function planOf(problem: PlanProblem): Plan {
  const steps = planning(problem);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in small steps, between which others may be served. */
export function* planning(problem: PlanProblem): Generator<unknown, Plan> {
  const ground = groundOf(problem);
  const plain = nearestFirst(ground);
  yield;
  const routes = yield* byDeadline(ground);
  const count = ground.tasks.length;
  const rounds = Math.round(Math.max(roundsLeast, Math.min(roundsMost, roundsOfTasks / Math.max(1, count))));
  const search = { rounds, random: randomFor(count, 'plan').next };
  const fallback = plain.isBetterThan(routes);
  const begun = fallback ? plain : routes;
  yield* improving(begun, search);
  return told(begun, fallback);
}

/** One after the other, the most pressing first, each where it costs least. */
function* byDeadline(ground: Ground): Generator<unknown, Routes> {
  const routes = new Routes(ground);
  const order = [...ground.tasks.keys()].sort((a, b) => ground.due[a]! - ground.due[b]! || a - b);
  const all = [...ground.crews.keys()];
  for (const task of order) {
    insertBest(routes, task, all);
    yield;
  }
  return routes;
}

/** Routes as others read them. */
export function told(routes: Routes, fallback: boolean): Plan {
  const { ground, order, lateness, travel } = routes;
  const { crews, tasks, work } = ground;
  const visit = (task: number, before: number, freeAt: number): PlannedVisit => {
    const endAt = routes.end[task]!;
    return {
      task: tasks[task]!.id,
      travel: routes.leg[task]!,
      arriveAt: (before < 0 ? freeAt : routes.end[before]!) + routes.leg[task]!,
      beginAt: endAt - work[task]!,
      endAt,
      late: routes.lateOf(task),
    };
  };
  return {
    routes: crews.map(({ id, freeAt }, crew) => ({
      crew: id,
      visits: order[crew]!.map((task, i, route) => visit(task, i === 0 ? -1 : route[i - 1]!, freeAt)),
    })),
    unplanned: [...tasks.keys()]
      .filter((task) => routes.crewOf[task]! < 0)
      .map((task) => ({ task: tasks[task]!.id, why: whyUnplanned(routes, task) })),
    cost: { lateness, travel },
    fallback,
  };
}
