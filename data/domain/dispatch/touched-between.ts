import type { Plan, PlanCrew, PlanProblem, PlanTask } from './problem.ts';

/** A crew that is free so much sooner than was thought is thought of anew, seconds. */
const noticed = 300;

/**
 * The tasks that a plan is to be made anew for, from one problem to the next: those that came or became others; and where a
 * crew came, or is free notably sooner, those that nobody does in time. The clock alone touches nothing.
 * @param plan that of the problem before
 * @param moved whether a task's stop in the one lies elsewhere in the other
 */
export function touchedBetween(
  before: Omit<PlanProblem, 'travel'>,
  plan: Plan,
  after: PlanProblem,
  moved: (before: PlanTask, after: PlanTask) => boolean,
): Set<string> {
  const were = new Map(before.tasks.map((task) => [task.id, task]));
  const on = new Map(plan.routes.flatMap(({ crew, visits }) => visits.map(({ task }) => [task, crew] as const)));
  // What was given to the crew that the plan had it on stays where it stands.
  const isHeld = (task: PlanTask): boolean => task.fixed !== undefined && on.get(task.id) === task.fixed;
  const touched = new Set(
    after.tasks.flatMap((task) => {
      const was = were.get(task.id);
      if (was === undefined || isOther(was, task) || moved(was, task)) return [task.id];
      return was.fixed === task.fixed || isHeld(task) ? [] : [task.id];
    }),
  );
  if (hasHelp(before, after)) {
    const free = new Set(after.tasks.flatMap(({ id, fixed }) => (fixed === undefined ? [id] : [])));
    for (const { visits } of plan.routes) {
      for (const { task, late } of visits) if (late > 0 && free.has(task)) touched.add(task);
    }
  }
  return touched;
}

function isOther(a: PlanTask, b: PlanTask): boolean {
  return (
    a.dueAt !== b.dueAt ||
    a.work !== b.work ||
    a.licensed !== b.licensed ||
    a.zone !== b.zone ||
    a.skills.join() !== b.skills.join()
  );
}

/** Whether some crew can do more than it could. */
function hasHelp(before: Omit<PlanProblem, 'travel'>, after: PlanProblem): boolean {
  const were = new Map(before.crews.map((crew) => [crew.id, crew]));
  return after.crews.some((crew) => {
    const was = were.get(crew.id);
    return was === undefined || canMore(was, crew, after.now);
  });
}

function canMore(was: PlanCrew, is: PlanCrew, now: number): boolean {
  return (
    is.until > was.until ||
    is.licensed > was.licensed ||
    is.vehicle !== was.vehicle ||
    is.skills.some((skill) => !was.skills.includes(skill)) ||
    Math.max(was.freeAt, now) - Math.max(is.freeAt, now) > noticed
  );
}
