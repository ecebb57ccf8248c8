import { insertBest } from './insert.ts';
import { nearTasks } from './near-tasks.ts';
import type { Routes } from './routes.ts';

/*
 * Slack induction by string removals (Christiaens & Vanden Berghe, Transportation Science 54(2), 2020): short strings of
 * visits that lie close together are taken out of some routes and put back one by one where they cost least, passing over
 * some places by chance; what is worse is accepted less and less (annealing).
 */

/** How a search goes. */
export interface Search {
  readonly rounds: number;
  /** Draws from 0 to below 1, the same for the same problem. */
  readonly random: () => number;
}

/** Visits taken out in a round on average, and of one route at most. */
const [meanTaken, longestString] = [10, 10];
const skipShare = 0.01;
const nearMost = 40;

/** The best routes found, kept apart while the search goes on. */
interface Kept {
  readonly order: readonly (readonly number[])[];
  readonly lateness: number;
  readonly travel: number;
}

/** Makes routes better, a round at a time, between which others may be served; never leaves them worse. */
export function* improving(routes: Routes, { rounds, random }: Search): Generator<unknown, void> {
  const { tasks, crews } = routes.ground;
  if (tasks.length === 0 || crews.length === 0) return;
  const near = nearTasks(routes.ground, nearMost);
  const skips = (): boolean => random() < skipShare;
  const [hot, cold] = temperatures(routes);
  let temperature = hot;
  const cooling = Math.pow(cold / hot, 1 / Math.max(1, rounds));
  let best = keep(routes);
  for (let round = 0; round < rounds; round++, temperature *= cooling) {
    yield;
    const before = routes.weight;
    const seed = Math.floor(random() * tasks.length);
    const touched = new Map<number, readonly number[]>();
    const absent = takeStrings(routes, near[seed]!, touched, random);
    sortFor(routes, absent, random);
    for (const task of absent) {
      if (!insertBest(routes, task, crewsNear(routes, near[task]!, touched), { skips })) continue;
      const crew = routes.crewOf[task]!;
      if (!touched.has(crew))
        touched.set(
          crew,
          routes.order[crew]!.filter((other) => other !== task),
        );
    }
    if (routes.weight > before - temperature * Math.log(random())) {
      for (const [crew, order] of touched) routes.restore(crew, order);
    } else if (routes.isBetterThan(best)) {
      best = keep(routes);
    }
  }
  for (const [crew, order] of best.order.entries()) routes.restore(crew, order);
}

function keep({ order, lateness, travel }: Routes): Kept {
  return { order: order.map((route) => [...route]), lateness, travel };
}

/** From what is worth a long drive down to what is worth a second. */
function temperatures(routes: Routes): readonly [number, number] {
  const visits = routes.order.reduce((sum, route) => sum + route.length, 0);
  const drive = visits === 0 ? 60 : Math.max(10, routes.travel / visits);
  return [drive * 10, 1];
}

function takeStrings(
  routes: Routes,
  near: Int32Array,
  touched: Map<number, readonly number[]>,
  random: () => number,
): number[] {
  const visits = routes.order.reduce((sum, route) => sum + route.length, 0);
  const used = routes.order.reduce((sum, route) => sum + (route.length > 0 ? 1 : 0), 0);
  const longest = Math.min(longestString, visits / Math.max(1, used));
  const strings = Math.floor(1 + random() * ((4 * meanTaken) / (1 + longest)));
  const absent: number[] = [];
  for (const task of near) {
    const crew = routes.crewOf[task]!;
    if (crew < 0) {
      // What nobody does is tried again whenever something close to it moves.
      if (absent.length < 2 * meanTaken && !absent.includes(task)) absent.push(task);
      continue;
    }
    if (touched.has(crew)) continue;
    if (touched.size >= strings) break;
    const order = routes.order[crew]!;
    touched.set(crew, [...order]);
    const count = Math.min(order.length, Math.max(1, Math.floor(1 + random() * Math.min(longestString, order.length))));
    const at = order.indexOf(task);
    const first = Math.max(0, Math.min(order.length - count, at - Math.floor(random() * count)));
    absent.push(...routes.take(crew, first, count));
  }
  return absent;
}

/** In which order they are put back: by chance, by deadline, those with most work, those nearest to the city's end. */
function sortFor({ ground }: Routes, tasks: number[], random: () => number): void {
  const draw = random();
  const by =
    draw < 0.4
      ? new Map(tasks.map((task) => [task, random()]))
      : draw < 0.8
        ? new Map(tasks.map((task) => [task, ground.due[task]!]))
        : new Map(tasks.map((task) => [task, -ground.work[task]!]));
  tasks.sort((a, b) => by.get(a)! - by.get(b)! || a - b);
}

/** The crews that come near a task, those that were just touched, and those that have nothing to do. */
function crewsNear(routes: Routes, near: Int32Array, touched: ReadonlyMap<number, unknown>): Set<number> {
  const crews = new Set<number>(touched.keys());
  for (const task of near) if (routes.crewOf[task]! >= 0) crews.add(routes.crewOf[task]!);
  for (const [crew, order] of routes.order.entries()) if (order.length === 0) crews.add(crew);
  return crews;
}
