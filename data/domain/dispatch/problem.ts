import type { Vehicle } from '#domain/people/crew.ts';

/** A place in the problem of a plan: an index into the matrix of travel times. */
export type Stop = number;

/** Who can be sent, as the plan needs to know them. Times are epoch seconds. */
export interface PlanCrew {
  /** The crew's name. */
  readonly id: string;
  readonly vehicle: Vehicle;
  /** Where it is when it next is free. */
  readonly start: Stop;
  /** When it is free: now, or when what it is doing ends, or when its shift begins and its rest is over. */
  readonly freeAt: number;
  /** Until when it rests, where that is what it waits for; `freeAt` has it in. */
  readonly restUntil?: number;
  /** When its shift ends: no task is begun that would not be finished by then. */
  readonly until: number;
  /** How many of its members on shift hold a licence. */
  readonly licensed: number;
  readonly skills: readonly string[];
  /** Number of the zone it looks after. */
  readonly zone?: string;
}

/** What is to be done. Times are epoch seconds. */
export interface PlanTask {
  /** Id of the case. */
  readonly id: string;
  readonly at: Stop;
  /** 处置截止时间; what is finished after it is late by the difference. */
  readonly dueAt: number;
  /** Not before. */
  readonly readyAt: number;
  /** Seconds it takes on the spot. */
  readonly work: number;
  /** Licensed members it needs: 2 for 处罚 (practice.md 1), else 0. */
  readonly licensed: number;
  readonly skills: readonly string[];
  readonly zone?: string;
  /** Name of the crew that the officer put it on: the plan keeps it there. */
  readonly fixed?: string;
}

/** Everything a plan is made of. */
export interface PlanProblem {
  /** Epoch seconds. */
  readonly now: number;
  readonly crews: readonly PlanCrew[];
  readonly tasks: readonly PlanTask[];
  /** When what is on nobody's route would be done at the soonest: when the next shift begins. After every `until`. Epoch seconds. */
  readonly horizon: number;
  /** Seconds from one stop to another by a vehicle; Infinity where there is no way. */
  readonly travel: TravelTimes;
}

/** Seconds of travel between the stops of a problem, taken as whole ones; Infinity where there is no way. */
export type TravelTimes = (vehicle: Vehicle, from: Stop, to: Stop) => number;

/** A task in a crew's route. Epoch seconds. */
export interface PlannedVisit {
  readonly task: string;
  readonly travel: number;
  readonly arriveAt: number;
  readonly beginAt: number;
  readonly endAt: number;
  /** Seconds after its deadline; 0 = in time. */
  readonly late: number;
}

export interface PlannedRoute {
  readonly crew: string;
  readonly visits: readonly PlannedVisit[];
}

/** Why a task is on nobody's route. */
export type Unplanned = 'no-crew' | 'licence' | 'skill' | 'rest' | 'shift-ends' | 'costs-more' | 'no-way';

export interface Plan {
  readonly routes: readonly PlannedRoute[];
  readonly unplanned: readonly { readonly task: string; readonly why: Unplanned }[];
  readonly cost: PlanCost;
  /** Whether nearest-first was better and is what the plan is (the fallback). */
  readonly fallback: boolean;
}

/** Compared in this order. What is on nobody's route counts as done at the problem's horizon. */
export interface PlanCost {
  /** Seconds of lateness in all. */
  readonly lateness: number;
  /** Seconds of travel in all. */
  readonly travel: number;
}
