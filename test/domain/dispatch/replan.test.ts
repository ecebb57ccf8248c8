import { describe, expect, test } from 'vitest';
import { planOf } from '#domain/dispatch/plan.ts';
import type { Plan, PlanProblem } from '#domain/dispatch/problem.ts';
import { costOfMove, replan } from '#domain/dispatch/replan.ts';
import { evening } from '../../worlds/evening.ts';
import { costByHand, faultsOf } from './plans-by-hand.ts';

const nothing = { tasks: new Set<string>() };
const problemOf = (seed: number): PlanProblem => evening(seed, { crews: 5, tasks: 24, side: 5000 });
const seeds = Array.from({ length: 12 }, (_, seed) => seed);

/** Tasks in order, by crew. */
function orders({ routes }: Plan): Record<string, string[]> {
  return Object.fromEntries(routes.map(({ crew, visits }) => [crew, visits.map(({ task }) => task)]));
}

/** Whether the tasks that both have stand in the same order. */
function keepsOrder(before: readonly string[], after: readonly string[]): boolean {
  const kept = before.filter((task) => after.includes(task));
  return JSON.stringify(after.filter((task) => before.includes(task))) === JSON.stringify(kept);
}

describe('a plan after a change', () => {
  test.each(seeds)('is the same where nothing changed (%i)', (seed) => {
    const problem = problemOf(seed);
    const plan = planOf(problem);
    expect(orders(replan(problem, plan, nothing))).toEqual(orders(plan));
  });

  test.each(seeds)('takes in a new case and moves nothing else (%i)', (seed) => {
    const problem = problemOf(seed);
    const added = problem.tasks.at(-1)!;
    const plan = planOf({ ...problem, tasks: problem.tasks.slice(0, -1) });
    const after = replan(problem, plan, { tasks: new Set([added.id]) });
    expect(faultsOf(problem, after)).toEqual([]);
    expect(after.cost).toEqual(costByHand(problem, after));
    const [was, is] = [orders(plan), orders(after)];
    for (const crew of Object.keys(was)) expect(keepsOrder(was[crew]!, is[crew]!)).toBe(true);
    const changed = Object.keys(was).filter((crew) => is[crew]!.join() !== was[crew]!.join());
    expect(changed.length).toBeLessThanOrEqual(1);
  });

  test.each(seeds)('gives the work of a crew that is gone to the others, who keep their own (%i)', (seed) => {
    const problem = problemOf(seed);
    const plan = planOf(problem);
    const gone = problem.crews[1]!.id;
    const left = { ...problem, crews: problem.crews.filter(({ id }) => id !== gone) };
    const after = replan(left, plan, nothing);
    expect(faultsOf(left, after)).toEqual([]);
    const [was, is] = [orders(plan), orders(after)];
    for (const { id } of left.crews) {
      expect(is[id]).toEqual(expect.arrayContaining(was[id]!));
      expect(keepsOrder(was[id]!, is[id]!)).toBe(true);
    }
  });

  test.each(seeds)('drops what a late crew can no longer do, and a case that is done (%i)', (seed) => {
    const problem = problemOf(seed);
    const plan = planOf(problem);
    const later = {
      ...problem,
      crews: problem.crews.map((crew, i) => (i === 0 ? { ...crew, freeAt: crew.until - 1800 } : crew)),
      tasks: problem.tasks.slice(1),
    };
    const after = replan(later, plan, nothing);
    expect(faultsOf(later, after)).toEqual([]);
    expect(after.cost).toEqual(costByHand(later, after));
  });
});

describe('a case moved by hand', () => {
  test.each(seeds)('costs what the plan after it costs more (%i)', (seed) => {
    const problem = problemOf(seed);
    const plan = planOf(problem);
    for (const { id: crew } of problem.crews) {
      for (const { id: task } of problem.tasks.slice(0, 6)) {
        const moved = costOfMove(problem, plan, task, crew)!;
        if ('why' in moved) continue;
        expect(orders(moved.plan)[crew]).toContain(task);
        expect(moved.plan.cost).toEqual({
          lateness: plan.cost.lateness + moved.lateness,
          travel: plan.cost.travel + moved.travel,
        });
        expect(moved.plan.cost).toEqual(costByHand(problem, moved.plan));
        for (const other of problem.crews) {
          expect(
            keepsOrder(
              orders(plan)[other.id]!.filter((id) => id !== task),
              orders(moved.plan)[other.id]!,
            ),
          ).toBe(true);
        }
      }
    }
  });

  test('is refused with the reason', () => {
    const problem = problemOf(1);
    const plan = planOf(problem);
    const unlicensed = problem.crews.find(({ licensed }) => licensed < 2)!.id;
    const hard = { ...problem, tasks: problem.tasks.map((task, i) => (i === 0 ? { ...task, licensed: 2 } : task)) };
    expect(costOfMove(hard, plan, hard.tasks[0]!.id, unlicensed)).toEqual({ why: 'licence' });
    expect(costOfMove(problem, plan, 'case-0', 'nobody')).toBeUndefined();
    expect(costOfMove(problem, plan, 'no-case', unlicensed)).toBeUndefined();
  });
});
