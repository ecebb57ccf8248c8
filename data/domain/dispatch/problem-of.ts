import type { CrewStanding, Place } from './crew-standing.ts';
import type { DispatchTask } from './dispatch-task.ts';
import type { PlanCrew, PlanProblem, PlanTask, TravelTimes } from './problem.ts';
import { endOf } from './standing-of.ts';

/** What a unit's plan is made of, before the ways are known. */
export interface PlanGround {
  /** Stops by number: those of the crews, then those of the tasks. */
  readonly places: readonly Place[];
  readonly crews: readonly PlanCrew[];
  readonly tasks: readonly PlanTask[];
  /** Cases that a crew is at: they are no stops of the plan, and the crew is free when they end. */
  readonly inHand: readonly { readonly task: string; readonly crew: string; readonly endsAt: number }[];
  /** Cases that lie with one person, or with a crew that is not of this plan: nobody else is sent there. */
  readonly elsewhere: readonly string[];
}

/**
 * What a plan of these crews for these cases is made of. A case that an officer put on a crew stays with it; one that a
 * crew signed for too, even where others are let go.
 * @param crewOf the crew that a person goes out with, where it is of this plan
 * @param keeps whether cases that were assigned, but not signed for, stay where they are
 * @param now epoch seconds
 */
export function planGround(
  crews: readonly CrewStanding[],
  tasks: readonly DispatchTask[],
  crewOf: (person: string) => string | undefined,
  { now, keeps }: { readonly now: number; readonly keeps: boolean },
): PlanGround {
  const known = new Map(crews.map((crew) => [crew.name, crew]));
  const inHand: { task: string; crew: string; endsAt: number }[] = [];
  const elsewhere: string[] = [];
  const open: { task: DispatchTask; fixed?: string }[] = [];
  for (const task of tasks) {
    const holder = task.crew ?? (task.assignee === undefined ? undefined : (crewOf(task.assignee) ?? ''));
    if (holder !== undefined && !known.has(holder)) {
      elsewhere.push(task.id);
    } else if (holder !== undefined && known.get(holder)!.atCase === task.id) {
      inHand.push({ task: task.id, crew: holder, endsAt: endOf(task, now) });
    } else {
      const fixed = holder !== undefined && (keeps || task.isSignedFor) ? holder : undefined;
      open.push({ task, ...(fixed === undefined ? {} : { fixed }) });
    }
  }
  // A crew that nobody can place, or that has no shift, is on no route: its cases are told as unplanned.
  const usable = crews.filter(({ place, shift }) => place !== undefined && shift !== undefined);
  return {
    places: [...usable.map(({ place }) => place!), ...open.map(({ task }) => task.place)],
    crews: usable.map((crew, start) => ({
      id: crew.name,
      vehicle: crew.vehicle,
      start,
      freeAt: Math.max(now, crew.freeAt, crew.restUntil ?? 0),
      ...(crew.restUntil === undefined ? {} : { restUntil: crew.restUntil }),
      until: crew.shift!.until,
      licensed: crew.licensed,
      skills: crew.skills,
      ...(crew.zone === undefined ? {} : { zone: crew.zone }),
    })),
    tasks: open.map(({ task, fixed }, i) => ({
      id: task.id,
      at: usable.length + i,
      dueAt: task.dueAt,
      readyAt: now,
      work: task.work,
      licensed: task.licensed,
      skills: task.skills,
      ...(task.zone === undefined ? {} : { zone: task.zone }),
      ...(fixed === undefined ? {} : { fixed }),
    })),
    inHand,
    elsewhere,
  };
}

/**
 * The problem of a plan, its ways known.
 * @param travel between `places`, by their number
 * @param pause seconds from the end of the last shift to the next one: what is on nobody's route waits until then
 */
export function problemOf(
  { crews, tasks }: PlanGround,
  travel: TravelTimes,
  { now, pause }: { readonly now: number; readonly pause: number },
): PlanProblem {
  const last = crews.reduce((latest, { until }) => Math.max(latest, until), now);
  return { now, crews, tasks, horizon: last + pause, travel };
}
