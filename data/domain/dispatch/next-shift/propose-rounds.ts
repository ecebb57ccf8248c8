import { nearestRounds } from './nearest-rounds.ts';
import { costOf, isBetter, travelOf, worthOf, type Orders, type RoundProblem } from './round.ts';

/** So often the whole is gone through again for something better. */
const mostPasses = 40;

/**
 * Proposes routes for a shift: as much as possible of what is expected is covered, each stop within its time and each crew
 * within its shift; of routes that cover as much those with less travel. Never worse than nearest-first: that is one of the
 * two beginnings.
 */
export function proposeRounds(problem: RoundProblem): Orders {
  return atOnce(proposingRounds(problem));
}

function atOnce<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in small steps, between which others may be served. */
export function* proposingRounds(problem: RoundProblem): Generator<unknown, Orders> {
  const begun = yield* insertAll(problem, problem.crews.map((): number[] => [])); // prettier-ignore
  const filled = yield* improved(problem, begun);
  const nearest = yield* improved(problem, nearestRounds(problem));
  return isBetter(costOf(problem, nearest), costOf(problem, filled)) ? nearest : filled;
}

/**
 * A crew falls out: its stops are put between those of the others where that can be, and nothing else is touched.
 * @param crew index of the crew
 */
export function withoutCrew(problem: RoundProblem, orders: Orders, crew: number): Orders {
  const left = orders.map((order, i) => (i === crew ? [] : [...order]));
  return atOnce(insertAll(problem, left, { only: new Set(orders[crew]), except: crew }));
}

interface Insertion {
  readonly crew: number;
  readonly stop: number;
  readonly order: number[];
  readonly score: number;
}

/** Puts in what can be, each time what gives most for the time it takes; the order of what is there stays. */
function* insertAll(
  problem: RoundProblem,
  begun: Orders,
  { only, except }: { readonly only?: ReadonlySet<number>; readonly except?: number } = {},
): Generator<unknown, number[][]> {
  const orders = begun.map((order) => [...order]);
  const placed = new Set(orders.flat());
  const open = new Set([...problem.stops.keys()].filter((stop) => !placed.has(stop) && only?.has(stop) !== false));
  for (;;) {
    let best: Insertion | undefined;
    for (const stop of open) {
      for (const crew of orders.keys()) {
        if (crew === except) continue;
        yield;
        const found = insertion(problem, orders, crew, stop);
        if (found !== undefined && (best === undefined || found.score > best.score)) best = found;
      }
    }
    if (best === undefined) return orders;
    orders[best.crew] = best.order;
    open.delete(best.stop);
  }
}

/** The cheapest way of putting a stop on a crew's route; undefined where there is none. */
function insertion(problem: RoundProblem, orders: Orders, crew: number, stop: number): Insertion | undefined {
  const before = orders[crew]!;
  const travelled = travelOf(problem, crew, before);
  if (travelled === undefined) return undefined;
  let [least, best]: [number, number[] | undefined] = [Infinity, undefined];
  for (let at = 0; at <= before.length; at++) {
    const order = [...before.slice(0, at), stop, ...before.slice(at)];
    const travel = travelOf(problem, crew, order);
    if (travel !== undefined && travel < least) [least, best] = [travel, order];
  }
  if (best === undefined) return undefined;
  const seconds = Math.max(0, least - travelled) + problem.stops[stop]!.stay + 60;
  return { crew, stop, order: best, score: worthOf(problem, crew, stop) / seconds };
}

/** Changes routes as long as that makes them better: put in, move, swap for one left out, turn a stretch round. */
function* improved(problem: RoundProblem, begun: Orders): Generator<unknown, Orders> {
  let orders: Orders = begun;
  let cost = costOf(problem, orders);
  for (let pass = 0; pass < mostPasses; pass++) {
    let found = false;
    for (const next of neighbours(problem, orders)) {
      yield;
      if (next === undefined) continue;
      const nextCost = costOf(problem, next);
      if (!isBetter(nextCost, cost)) continue;
      [orders, cost, found] = [next, nextCost, true];
      break;
    }
    if (!found) break;
    orders = yield* insertAll(problem, orders);
    cost = costOf(problem, orders);
  }
  return orders;
}

/** Feasible routes that differ by one step, the likeliest to be better first. */
function* neighbours(problem: RoundProblem, orders: Orders): Generator<Orders | undefined> {
  const placed = new Set(orders.flat());
  const out = [...problem.stops.keys()].filter((stop) => !placed.has(stop));
  const changed = (changes: readonly (readonly [number, readonly number[]])[]): Orders | undefined => {
    if (changes.some(([crew, order]) => travelOf(problem, crew, order) === undefined)) return undefined;
    const next = [...orders];
    for (const [crew, order] of changes) next[crew] = order;
    return next;
  };
  for (const [crew, order] of orders.entries()) {
    for (const [at, stop] of order.entries()) {
      const rest = order.filter((other) => other !== stop);
      // Another one in its place, anywhere on the route.
      for (const other of out) {
        if (worthOf(problem, crew, other) < worthOf(problem, crew, stop) - 1e-9) continue;
        const found = insertion(problem, withOrder(orders, crew, rest), crew, other);
        yield found && changed([[crew, found.order]]);
      }
      // On another crew's route, or elsewhere on its own.
      for (const into of orders.keys()) {
        const found = insertion(problem, withOrder(orders, crew, rest), into, stop);
        yield found && changed(into === crew ? [[crew, found.order]] : [[crew, rest], [into, found.order]]); // prettier-ignore
      }
      for (let end = at + 2; end <= order.length; end++) {
        const turned = [...order.slice(0, at), ...order.slice(at, end).reverse(), ...order.slice(end)];
        yield changed([[crew, turned]]);
      }
    }
  }
}

function withOrder(orders: Orders, crew: number, order: readonly number[]): Orders {
  return orders.map((own, i) => (i === crew ? order : own));
}
