import type { PlanCrew, PlanProblem, PlanTask, Unplanned } from './problem.ts';

/** A problem laid out by numbers, as the search goes over it: crews and tasks by their index. */
export interface Ground {
  readonly problem: PlanProblem;
  readonly crews: readonly PlanCrew[];
  readonly tasks: readonly PlanTask[];
  readonly stop: Int32Array;
  readonly due: Float64Array;
  readonly ready: Float64Array;
  readonly work: Float64Array;
  /** Seconds that a task is late by where nobody does it. */
  readonly missed: Float64Array;
  /** Crew c can do task t, apart from the time: `able[c * tasks + t]`. */
  readonly able: Uint8Array;
  /** Whole seconds for a crew from one stop to another. */
  time(crew: number, from: number, to: number): number;
}

/** Whatever could be done and is not counts as late by this, also where it is due much later: or nobody would do it. */
const leastMissed = 60;

/** Lays a problem out. */
export function groundOf(problem: PlanProblem): Ground {
  const { crews, tasks, travel, horizon } = problem;
  const count = tasks.length;
  const able = new Uint8Array(crews.length * count);
  for (const [c, crew] of crews.entries()) {
    for (const [t, task] of tasks.entries()) able[c * count + t] = whyNot(crew, task) === undefined ? 1 : 0;
  }
  const vehicles = crews.map(({ vehicle }) => vehicle);
  return {
    problem,
    crews,
    tasks,
    stop: Int32Array.from(tasks, ({ at }) => at),
    due: Float64Array.from(tasks, ({ dueAt }) => dueAt),
    ready: Float64Array.from(tasks, ({ readyAt }) => readyAt),
    work: Float64Array.from(tasks, ({ work }) => Math.round(work)),
    missed: Float64Array.from(tasks, ({ dueAt }) => Math.max(leastMissed, Math.round(horizon - dueAt))),
    able,
    time: (crew, from, to) => Math.round(travel(vehicles[crew]!, from, to)),
  };
}

/** Why a crew cannot do a task at any time; undefined where it can. */
export function whyNot(crew: PlanCrew, task: PlanTask): Unplanned | undefined {
  if (task.fixed !== undefined && task.fixed !== crew.id) return 'no-crew';
  if (crew.licensed < task.licensed) return 'licence';
  if (!task.skills.every((skill) => crew.skills.includes(skill))) return 'skill';
  return undefined;
}
