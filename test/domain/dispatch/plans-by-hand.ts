import type { Plan, PlanCost, PlanCrew, PlanProblem, PlanTask } from '#domain/dispatch/problem.ts';

/** What the module under test calls so: whatever is not done counts as late by a minute at least. */
const leastMissed = 60;

interface Walked {
  readonly lateness: number;
  readonly travel: number;
}

/** A crew's tasks one after the other; undefined where it may not, or does not get done by the end of the shift. */
function walk({ travel }: PlanProblem, crew: PlanCrew, tasks: readonly PlanTask[]): Walked | undefined {
  let [clock, at, lateness, driven] = [crew.freeAt, crew.start, 0, 0];
  for (const task of tasks) {
    const may =
      crew.licensed >= task.licensed &&
      task.skills.every((skill) => crew.skills.includes(skill)) &&
      (task.fixed === undefined || task.fixed === crew.id);
    if (!may) return undefined;
    const seconds = Math.round(travel(crew.vehicle, at, task.at));
    clock = Math.max(clock + seconds, task.readyAt) + task.work;
    if (clock > crew.until) return undefined;
    driven += seconds;
    lateness += Math.max(0, clock - task.dueAt);
    at = task.at;
  }
  return { lateness, travel: driven };
}

const missed = ({ horizon }: PlanProblem, { dueAt }: PlanTask): number => Math.max(leastMissed, horizon - dueAt);

/** The least that all ways to share out and order the tasks come to, gone through one by one. */
export function bestOfAll(problem: PlanProblem): PlanCost {
  let best: Walked = { lateness: Infinity, travel: Infinity };
  const routes: PlanTask[][] = problem.crews.map(() => []);
  const tryFrom = (i: number, unplanned: number): void => {
    const task = problem.tasks[i];
    if (task === undefined) {
      let [lateness, travel] = [unplanned, 0];
      for (const [c, crew] of problem.crews.entries()) {
        const walked = walk(problem, crew, routes[c]!);
        if (walked === undefined) return;
        lateness += walked.lateness;
        travel += walked.travel;
      }
      if (lateness < best.lateness || (lateness === best.lateness && travel < best.travel)) best = { lateness, travel };
      return;
    }
    tryFrom(i + 1, unplanned + missed(problem, task));
    for (const route of routes) {
      for (let at = 0; at <= route.length; at++) {
        route.splice(at, 0, task);
        tryFrom(i + 1, unplanned);
        route.splice(at, 1);
      }
    }
  };
  tryFrom(0, 0);
  return best;
}

/** What a plan costs, reckoned from who does what in which order alone. */
export function costByHand(problem: PlanProblem, plan: Plan): PlanCost {
  const taskOf = new Map(problem.tasks.map((task) => [task.id, task]));
  const planned = new Set<string>();
  let [lateness, travel] = [0, 0];
  for (const { crew, visits } of plan.routes) {
    const who = problem.crews.find(({ id }) => id === crew)!;
    const walked = walk(
      problem,
      who,
      visits.map(({ task }) => taskOf.get(task)!),
    );
    if (walked === undefined) return { lateness: Infinity, travel: Infinity };
    lateness += walked.lateness;
    travel += walked.travel;
    for (const { task } of visits) planned.add(task);
  }
  for (const task of problem.tasks) if (!planned.has(task.id)) lateness += missed(problem, task);
  return { lateness, travel };
}

/** What in a plan cannot be: a case done twice or by nobody and not said so, a clock that does not add up. */
export function faultsOf(problem: PlanProblem, plan: Plan): string[] {
  const done = plan.routes.flatMap(({ visits }) => visits.map(({ task }) => task));
  const all = [...done, ...plan.unplanned.map(({ task }) => task)].sort();
  const faults: string[] = [];
  if (JSON.stringify(all) !== JSON.stringify(problem.tasks.map(({ id }) => id).sort()))
    faults.push('not each case once');
  for (const { crew, visits } of plan.routes) {
    const { freeAt, until } = problem.crews.find(({ id }) => id === crew)!;
    let clock = freeAt;
    for (const { task, travel, arriveAt, beginAt, endAt, late } of visits) {
      const { readyAt, work, dueAt } = problem.tasks.find(({ id }) => id === task)!;
      if (arriveAt !== clock + travel || beginAt !== Math.max(arriveAt, readyAt) || endAt !== beginAt + work) {
        faults.push(`${task}: the clock`);
      }
      if (late !== Math.max(0, endAt - dueAt)) faults.push(`${task}: lateness`);
      clock = endAt;
    }
    if (clock > until) faults.push(`${crew}: beyond the end of the shift`);
  }
  return faults;
}
