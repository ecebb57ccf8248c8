import { planning } from '#domain/dispatch/plan.ts';
import { planGround, problemOf, type PlanGround } from '#domain/dispatch/problem-of.ts';
import type { Plan, PlanProblem, Unplanned } from '#domain/dispatch/problem.ts';
import { costOfMove, replan, type CostOfMove } from '#domain/dispatch/replan.ts';
import { touchedBetween } from '#domain/dispatch/touched-between.ts';
import type { Context } from '../context.ts';
import { inSlices } from '../store/in-slices.ts';
import { crewOfPerson, unitGround, type UnitGround } from './unit-ground.ts';
import { travelBetween } from './travel-between.ts';

type Needs = Pick<Context, 'records' | 'store' | 'positions' | 'travel' | 'live' | 'now'>;

/** A unit's plan, with all that it is about. */
export interface UnitPlan {
  readonly unit: string;
  readonly ground: UnitGround;
  readonly stops: PlanGround;
  readonly problem: PlanProblem;
  readonly plan: Plan;
}

/** A case put on a crew by hand. */
export interface Move {
  /** Id of the case. */
  readonly case: string;
  /** Name of the crew. */
  readonly crew: string;
}

/** What a move costs, or why it cannot be; unknown: the case or the crew is not of the plan. */
export type CostOrNot = CostOfMove | { readonly why: Unplanned | 'unknown' };

/** The plans of the units, kept in this process's memory: each follows the last one, save where something changed. */
export interface Plans {
  /**
   * The plan as it is now. @param keeps whether cases that were assigned, but not signed for, stay with their crews
   * @param anew whether it is made from nothing
   */
  of(unit: string, options?: { readonly keeps?: boolean; readonly anew?: boolean }): Promise<UnitPlan>;
  /** What a move costs against the plan as it is. */
  costOf(unit: string, move: Move): Promise<CostOrNot>;
  /** Goes on from a plan with what was moved by hand since: it stays where it was put. */
  goOnFrom(moved: UnitPlan): void;
}

/** A plan is made from nothing after so long, seconds: many small steps end up beside a good plan. */
const oldest = 1_800;

/**
 * The same plan is told for so long while nothing was written, milliseconds: a crew's phones and the desks ask in the same
 * moments, and only where people are has moved since.
 */
const sameMs = 10_000;

/** What the next plan follows. Without travel times: those of many stops are megabytes, and the next plan has its own. */
interface Kept {
  readonly at: number;
  readonly stops: PlanGround;
  readonly problem: Omit<PlanProblem, 'travel'>;
  readonly plan: Plan;
}

/** A plan that was made for what stood after a change. */
interface Same {
  readonly seq: number;
  readonly plan: Promise<UnitPlan>;
}

/** Plans for units, as they are asked for. */
export function createPlans(context: Needs): Plans {
  const kept = new Map<string, Kept>();
  const making = new Map<string, Promise<UnitPlan>>();
  const same = new Map<string, Same>();

  async function make(unit: string, keeps: boolean, anew: boolean): Promise<UnitPlan> {
    const ground = await unitGround(context, unit);
    const { now, figures } = ground;
    const stops = planGround(ground.crews, ground.tasks, crewOfPerson(context.records, unit), { now, keeps });
    const vehicles = new Set(stops.crews.map(({ vehicle }) => vehicle));
    const travel = await travelBetween(context, stops.places, [...vehicles]);
    const problem = problemOf(stops, travel, { now, pause: figures.pauseHours * 3600 });
    const before = kept.get(keyOf(unit, keeps));
    const isFresh = before !== undefined && !anew && now - before.at < oldest;
    const plan = isFresh ? following(before, problem, stops) : await inSlices(planning(problem));
    const made: UnitPlan = { unit, ground, stops, problem, plan };
    // What is too old to be followed is of no use.
    for (const [key, { at }] of kept) if (now - at >= oldest) kept.delete(key);
    kept.set(keyOf(unit, keeps), keptOf(made, isFresh ? before.at : now));
    return made;
  }

  const plans: Plans = {
    of(unit, { keeps = true, anew = false } = {}) {
      const key = keyOf(unit, keeps);
      // Several desks of a unit ask at the same moment: one plan for all of them.
      const running = making.get(key);
      if (running !== undefined && !anew) return running;
      const before = same.get(key);
      if (before?.seq === context.live.seq && !anew) return before.plan;
      const made = make(unit, keeps, anew).finally(() => {
        if (making.get(key) === made) making.delete(key);
      });
      making.set(key, made);
      const told = { seq: context.live.seq, plan: made };
      same.set(key, told);
      const forget = (): void => {
        if (same.get(key) === told) same.delete(key);
      };
      setTimeout(forget, sameMs).unref();
      made.catch(forget);
      return made;
    },
    async costOf(unit, move) {
      const { problem, plan } = await plans.of(unit);
      return costOf(problem, plan, move);
    },
    goOnFrom(moved) {
      const key = keyOf(moved.unit, true);
      const before = kept.get(key);
      same.delete(key);
      // All of it: another plan may have been made meanwhile, and its stops bear other numbers.
      if (before !== undefined) kept.set(key, keptOf(moved, before.at));
    },
  };
  return plans;
}

/** What a move costs against a plan. */
export function costOf(problem: PlanProblem, plan: Plan, move: Move): CostOrNot {
  return costOfMove(problem, plan, move.case, move.crew) ?? { why: 'unknown' };
}

function keptOf({ stops, plan, problem: { travel: _, ...problem } }: UnitPlan, at: number): Kept {
  return { at, stops, problem, plan };
}

function following({ problem, plan, stops }: Kept, next: PlanProblem, nextStops: PlanGround): Plan {
  const tasks = touchedBetween(problem, plan, next, (before, after) => {
    const [was, is] = [stops.places[before.at]!, nextStops.places[after.at]!];
    return was[0] !== is[0] || was[1] !== is[1];
  });
  return replan(next, plan, { tasks });
}

function keyOf(unit: string, keeps: boolean): string {
  return `${keeps ? 'keep' : 'open'} ${unit}`;
}
