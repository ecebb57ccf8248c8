import { describe, expect, test } from 'vitest';
import { groundOf } from '#domain/dispatch/ground.ts';
import { insertBest } from '#domain/dispatch/insert.ts';
import { nearestFirst } from '#domain/dispatch/nearest-first.ts';
import { planning, planOf } from '#domain/dispatch/plan.ts';
import type { Plan, PlanProblem } from '#domain/dispatch/problem.ts';
import { Routes } from '#domain/dispatch/routes.ts';
import { whyUnplanned } from '#domain/dispatch/why-unplanned.ts';
import { evening } from '../../worlds/evening.ts';
import { bestOfAll, costByHand, faultsOf } from './plans-by-hand.ts';

/** All evenings are held in `npm run prove -- dispatch`. */
const evenings = Number(process.env['DISPATCH_EVENINGS'] ?? 40);

describe('a plan of few cases', () => {
  const small = Array.from({ length: 60 }, (_, seed) => ({
    seed,
    problem: evening(seed, { crews: 1 + (seed % 3), tasks: 2 + (seed % 5), side: 6000 }),
  }));
  test.each(small)('is as good as any there is ($seed)', ({ problem }) => {
    const { cost } = planOf(problem);
    expect(cost).toEqual(bestOfAll(problem));
  });

  test('keeps a case on the crew that it was put on', () => {
    const problem = evening(3, { crews: 3, tasks: 6, side: 4000 });
    const fixed = {
      ...problem,
      tasks: problem.tasks.map((task) => ({ ...task, skills: [], licensed: 0, fixed: 'crew-2' })),
    };
    const on = planOf(fixed).routes.flatMap(({ crew, visits }) => visits.map(() => crew));
    expect(new Set(on)).toEqual(new Set(['crew-2']));
  });

  test('says why nobody does a case', () => {
    const problem = evening(5, { crews: 2, tasks: 4, side: 3000 });
    const whys = (change: Partial<PlanProblem>): (string | undefined)[] => {
      const { unplanned } = planOf({ ...problem, ...change });
      return problem.tasks.map(({ id }) => unplanned.find(({ task }) => task === id)?.why);
    };
    const plain = problem.tasks.map((task) => ({ ...task, licensed: 0, skills: [] as string[] }));
    const crews = problem.crews.map((crew) => ({ ...crew, licensed: 1, skills: [] as string[] }));
    expect(whys({ crews, tasks: plain.map((task) => ({ ...task, licensed: 2 })) })).toEqual(plain.map(() => 'licence'));
    expect(whys({ crews, tasks: plain.map((task) => ({ ...task, skills: ['拆除'] })) })).toEqual(
      plain.map(() => 'skill'),
    );
    expect(whys({ crews: [], tasks: plain })).toEqual(plain.map(() => 'no-crew'));
    expect(whys({ crews, tasks: plain, travel: () => Infinity })).toEqual(plain.map(() => 'no-way'));
    const late = crews.map((crew) => ({ ...crew, until: crew.freeAt + 30 }));
    expect(whys({ crews: late, tasks: plain })).toEqual(plain.map(() => 'shift-ends'));
    const over = crews.map((crew) => ({ ...crew, until: problem.now }));
    expect(whys({ crews: over, tasks: plain })).toEqual(plain.map(() => 'shift-ends'));
    // At rest until after the shift: without it there would be time.
    const resting = crews.map((crew) => ({ ...crew, freeAt: crew.until + 1, restUntil: crew.until + 1 }));
    expect(whys({ crews: resting, tasks: plain })).toEqual(plain.map(() => 'rest'));
    const busy = crews.map((crew) => ({ ...crew, freeAt: crew.until + 1, restUntil: problem.now + 60 }));
    expect(whys({ crews: busy, tasks: plain })).toEqual(plain.map(() => 'shift-ends'));
  });

  test('says so where a route has room for a case that was left out', () => {
    const ground = groundOf({
      now: 0,
      crews: [{ id: '甲', vehicle: 'foot', start: 0, freeAt: 0, until: 20_000, licensed: 0, skills: [] }],
      tasks: [{ id: '远', at: 1, work: 600, readyAt: 0, dueAt: 90_000, licensed: 0, skills: [] }],
      horizon: 20_001,
      travel: (_vehicle, from, to) => (from === to ? 0 : 12_600),
    });
    const routes = new Routes(ground);
    expect(insertBest(routes, 0, [0])).toBe(false);
    expect(whyUnplanned(routes, 0)).toBe('costs-more');
  });

  test('of nothing, or with nobody, is empty', () => {
    const problem = evening(1, { crews: 2, tasks: 2, side: 1000 });
    expect(planOf({ ...problem, tasks: [] }).cost).toEqual({ lateness: 0, travel: 0 });
    expect(planOf({ ...problem, crews: [] }).routes).toEqual([]);
  });
});

test('a plan is the same in steps, and others are served between them', () => {
  const problem = evening(2, { crews: 4, tasks: 60, side: 6000 });
  let [asked, most, all] = [0, 0, 0];
  const steps = planning({ ...problem, travel: (...way) => (asked++, problem.travel(...way)) });
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    [most, all, asked] = [Math.max(most, asked), all + asked, 0];
  }
  expect(step.value).toEqual(planOf(problem));
  expect(most).toBeLessThan(all / 50);
});

describe('a thousand evenings', () => {
  test('are never worse than nearest-first, and much less late', () => {
    const late = { plan: 0, nearest: 0 };
    let fallbacks = 0;
    for (let seed = 1; seed <= evenings; seed++) {
      const size = { crews: 2 + (seed % 7), tasks: 8 + ((seed * 7) % 33), side: 3000 + (seed % 5) * 1500 };
      const problem = evening(seed, size);
      const plan = planOf(problem);
      const nearest = nearestFirst(groundOf(problem));
      expect(faultsOf(problem, plan), `evening ${seed}`).toEqual([]);
      expect(plan.cost, `evening ${seed}`).toEqual(costByHand(problem, plan));
      expect(isWorse(plan, nearest), `evening ${seed}`).toBe(false);
      late.plan += plan.cost.lateness;
      late.nearest += nearest.lateness;
      fallbacks += plan.fallback ? 1 : 0;
    }
    const ratio = late.plan / late.nearest;
    process.stdout.write(
      `${evenings} evenings: lateness ${ratio.toFixed(3)} of nearest-first, fallback on ${((100 * fallbacks) / evenings).toFixed(1)} %\n`,
    );
    expect(ratio).toBeLessThanOrEqual(0.8);
  }, 1_200_000);
});

function isWorse({ cost }: Plan, nearest: { readonly lateness: number; readonly travel: number }): boolean {
  return cost.lateness > nearest.lateness || (cost.lateness === nearest.lateness && cost.travel > nearest.travel);
}
