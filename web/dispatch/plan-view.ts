import type { CrewStanding } from '#domain/dispatch/crew-standing.ts';
import type { DispatchTask } from '#domain/dispatch/dispatch-task.ts';
import type { Plan, PlannedVisit, Unplanned } from '#domain/dispatch/problem.ts';
import type { UnitPlan } from './api.ts';

/** A stop of a crew: a visit and its case. */
export interface ShownVisit extends PlannedVisit {
  readonly of: DispatchTask;
  /** Where it stands in the route, from 1. */
  readonly number: number;
  /** Whether it is assigned to this crew already; otherwise the plan only proposes it. */
  readonly isAssigned: boolean;
}

/** A crew's day as the desk shows it. */
export interface ShownRoute {
  readonly crew: CrewStanding;
  /** The hue of its route: the same as long as the crews are. */
  readonly tone: number;
  /** What it is at. */
  readonly inHand: readonly { readonly of: DispatchTask; readonly endsAt: number }[];
  readonly visits: readonly ShownVisit[];
  readonly travel: number;
  readonly lateness: number;
}

/** A unit's plan as the desk shows it. */
export interface ShownPlan {
  readonly routes: readonly ShownRoute[];
  readonly unplanned: readonly { readonly of: DispatchTask; readonly why: Unplanned }[];
  readonly elsewhere: readonly DispatchTask[];
  /** Proposed and not assigned yet. */
  readonly proposed: readonly { readonly of: DispatchTask; readonly crew: string }[];
  readonly late: number;
}

/** Puts a plan and what it speaks of together. @param plan another than the unit's: what a move would make of it */
export function shownPlan({ tasks, crews, inHand, elsewhere, plan: own }: UnitPlan, plan: Plan = own): ShownPlan {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const known = (id: string): readonly DispatchTask[] => {
    const task = byId.get(id);
    return task === undefined ? [] : [task];
  };
  const routes = crews.map((crew, tone): ShownRoute => {
    const visits = (plan.routes.find((route) => route.crew === crew.name)?.visits ?? []).flatMap((visit, i) =>
      known(visit.task).map((of): ShownVisit => {
        const isAssigned = of.crew === crew.name || (of.crew === undefined && of.assignee !== undefined);
        return { ...visit, of, number: i + 1, isAssigned };
      }),
    );
    return {
      crew,
      tone,
      inHand: inHand.flatMap((one) =>
        one.crew === crew.name ? known(one.task).map((of) => ({ of, endsAt: one.endsAt })) : [],
      ),
      visits,
      travel: visits.reduce((sum, visit) => sum + visit.travel, 0),
      lateness: visits.reduce((sum, visit) => sum + visit.late, 0),
    };
  });
  return {
    routes,
    unplanned: plan.unplanned.flatMap(({ task, why }) => known(task).map((of) => ({ of, why }))),
    elsewhere: elsewhere.flatMap(known),
    proposed: routes.flatMap(({ crew, visits }) =>
      visits.flatMap(({ of, isAssigned }) => (isAssigned ? [] : [{ of, crew: crew.name }])),
    ),
    late: routes.reduce((sum, { visits }) => sum + visits.filter(({ late }) => late > 0).length, 0),
  };
}
