import { groundOf, whyNot, type Ground } from './ground.ts';
import { insertBest } from './insert.ts';
import { told } from './plan.ts';
import type { Plan, PlanProblem, Unplanned } from './problem.ts';
import { Routes } from './routes.ts';
import { whyUnplanned } from './why-unplanned.ts';

/** What is no longer as it was when a plan was made. */
export interface TouchedByChange {
  /** Ids of tasks that are new, or whose place, deadline or need is another; those gone need not be named. */
  readonly tasks: ReadonlySet<string>;
}

/**
 * A plan that follows the last one wherever nothing changed: routes keep their order, what is gone falls out, and only what
 * is new, was touched, fits no longer (its crew is late or gone) or had nobody is put where it costs least.
 * @param problem as it is now
 */
export function replan(problem: PlanProblem, previous: Plan, touched: TouchedByChange): Plan {
  const ground = groundOf(problem);
  const routes = followed(ground, previous, (task) => touched.tasks.has(task));
  const left = [...ground.tasks.keys()].filter((task) => routes.crewOf[task]! < 0);
  const all = [...ground.crews.keys()];
  for (const task of left.sort((a, b) => ground.due[a]! - ground.due[b]! || a - b)) insertBest(routes, task, all);
  return told(routes, false);
}

/** What moving a case by hand costs. */
export interface CostOfMove {
  /** The plan with the case on that crew's route. */
  readonly plan: Plan;
  /** Seconds more than the plan as it is; less than none where it is better. */
  readonly lateness: number;
  readonly travel: number;
}

/**
 * What it costs to put a case on another crew's route: there it stands where it costs least, all others keep their order.
 * @param task id of the case
 * @param crew its name
 * @returns why it cannot be, where it cannot; undefined for a case or crew that the problem does not have
 */
export function costOfMove(
  problem: PlanProblem,
  plan: Plan,
  task: string,
  crew: string,
): CostOfMove | { readonly why: Unplanned } | undefined {
  const ground = groundOf({
    ...problem,
    // Whoever put it somewhere by hand may take it elsewhere by hand.
    tasks: problem.tasks.map((other) => (other.id === task ? { ...other, fixed: crew } : other)),
  });
  const t = ground.tasks.findIndex(({ id }) => id === task);
  const c = ground.crews.findIndex(({ id }) => id === crew);
  if (t < 0 || c < 0) return undefined;
  const why = whyNot(ground.crews[c]!, ground.tasks[t]!);
  if (why !== undefined) return { why };
  const before = followed(groundOf(problem), plan, () => false);
  const after = followed(ground, plan, (other) => other === task);
  if (!insertBest(after, t, [c], { most: Infinity })) return { why: whyUnplanned(after, t) };
  return {
    plan: told(after, false),
    lateness: after.lateness - before.lateness,
    travel: after.travel - before.travel,
  };
}

function followed(ground: Ground, { routes: planned }: Plan, leavesOut: (task: string) => boolean): Routes {
  const routes = new Routes(ground);
  const taskOf = new Map(ground.tasks.map(({ id }, t) => [id, t]));
  const crewOf = new Map(ground.crews.map(({ id }, c) => [id, c]));
  for (const { crew, visits } of planned) {
    const c = crewOf.get(crew);
    if (c === undefined) continue;
    routes.follow(
      c,
      visits.flatMap(({ task }) => (leavesOut(task) ? [] : (taskOf.get(task) ?? []))),
    );
  }
  return routes;
}
