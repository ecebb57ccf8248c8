import { parseArgs } from 'node:util';
import { groundOf } from '#domain/dispatch/ground.ts';
import { nearestFirst } from '#domain/dispatch/nearest-first.ts';
import { planOf } from '#domain/dispatch/plan.ts';
import type { Plan, PlanProblem } from '#domain/dispatch/problem.ts';
import { replan } from '#domain/dispatch/replan.ts';
import { evening } from '../worlds/evening.ts';
import { chanceOf } from '../worlds/random-coverage.ts';
import { percentile, result, row, say, timed } from './told.ts';

const usage = `npm run bench -- dispatch [--crews 100] [--cases 2000] [--evenings 5] [--changes 60] [--side 12000]
Whole evenings planned, then one change after the other; nearest-first beside it, under the same limits.`;

/** Times plans and what a change costs. @param args as `usage` says */
export async function bench(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', default: false },
      crews: { type: 'string', default: '100' },
      cases: { type: 'string', default: '2000' },
      evenings: { type: 'string', default: '5' },
      changes: { type: 'string', default: '60' },
      side: { type: 'string', default: '12000' },
    },
  });
  if (values.help) return say(usage);
  const size = { crews: Number(values.crews), tasks: Number(values.cases), side: Number(values.side) };
  const [plans, nearests, changes]: number[][] = [[], [], []];
  const late = { plan: 0, nearest: 0 };
  let [worse, fallbacks] = [0, 0];
  // The first evening warms up what the engine compiles; a server that plans all day is warm.
  planOf(evening(0, size));
  for (let seed = 1; seed <= Number(values.evenings); seed++) {
    const problem = evening(seed, size);
    globalThis.gc?.();
    let plan!: Plan;
    plans!.push(timed(() => (plan = planOf(problem))));
    let plain!: { readonly lateness: number; readonly travel: number };
    nearests!.push(timed(() => (plain = nearestFirst(groundOf(problem)))));
    late.plan += plan.cost.lateness;
    late.nearest += plain.lateness;
    fallbacks += plan.fallback ? 1 : 0;
    const { lateness, travel } = plan.cost;
    if (lateness > plain.lateness || (lateness === plain.lateness && travel > plain.travel)) worse++;
    say(
      `evening ${seed}: late ${hours(lateness)} h with a plan, ${hours(plain.lateness)} h nearest first; on the way ${hours(travel)} h, ${hours(plain.travel)} h; not done ${plan.unplanned.length}`,
    );
    changes!.push(...changed(problem, plan, Number(values.changes), seed));
  }
  say('milliseconds                                                 p50       p95       max');
  row(`${size.tasks} cases for ${size.crews} crews`, plans!);
  row('nearest first', nearests!);
  row('one change, planned anew where it touches', changes!);
  say(`the plan began from nearest-first on ${fallbacks} of ${plans!.length} evenings`);
  result('dispatch_plan_ms', percentile(plans!, 0.5));
  result('dispatch_change_ms', percentile(changes!, 0.95));
  result('dispatch_lateness_vs_nearest', late.plan / late.nearest);
  result('dispatch_worse_share', worse / plans!.length);
}

/** Cases that come and are done, crews that are late or go: each change follows the plan of the one before. */
function changed(problem: PlanProblem, plan: Plan, count: number, seed: number): number[] {
  const chance = chanceOf(seed);
  let [now, last] = [problem, plan];
  return Array.from({ length: count }, (_, i) => {
    const at = Math.floor(chance() * now.tasks.length);
    const crew = Math.floor(chance() * now.crews.length);
    const touched = new Set<string>();
    if (i % 4 === 0) now = { ...now, tasks: now.tasks.filter((_task, t) => t !== at) };
    else if (i % 4 === 1) {
      const come = { ...now.tasks[at]!, id: `come-${i}`, dueAt: now.now + 7200 };
      touched.add(come.id);
      now = { ...now, tasks: [...now.tasks, come] };
    } else if (i % 4 === 2) {
      now = {
        ...now,
        crews: now.crews.map((other, c) => (c === crew ? { ...other, freeAt: other.freeAt + 900 } : other)),
      };
    } else now = { ...now, crews: now.crews.filter((_crew, c) => c !== crew) };
    return timed(() => (last = replan(now, last, { tasks: touched })));
  });
}

function hours(seconds: number): string {
  return (seconds / 3600).toFixed(0);
}
