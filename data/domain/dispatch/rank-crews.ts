import type { CrewStanding } from './crew-standing.ts';
import type { DispatchTask } from './dispatch-task.ts';

/** Why a crew is not sent. Times are epoch seconds. */
export type WhyNot =
  | { readonly why: 'unit'; readonly unit: string }
  | { readonly why: 'off-shift' }
  | { readonly why: 'shift-ends'; readonly at: number }
  | { readonly why: 'licence'; readonly has: number; readonly needs: number }
  | { readonly why: 'skill'; readonly lacks: readonly string[] }
  | { readonly why: 'rest'; readonly until: number }
  | { readonly why: 'no-place' }
  | { readonly why: 'no-way' };

/** What does not forbid to send a crew, but should be known. */
export type Caution = 'not-signed-on' | 'no-fix' | 'late' | 'other-unit';

/** A crew as it is offered for a case. */
export interface RankedCrew {
  readonly crew: string;
  readonly unit: string;
  /** Whether nothing speaks against it. */
  readonly fits: boolean;
  readonly whyNot: readonly WhyNot[];
  readonly cautions: readonly Caution[];
  /** Seconds of its way to the case; absent where it has none or nobody knows where it is. */
  readonly travel?: number;
  /** When it could be there, after what it has to do before. Epoch seconds. */
  readonly arriveAt?: number;
  /** Seconds after the deadline at which it would be done; 0 = in time. */
  readonly late?: number;
  /** Whether the case lies in the zone that it looks after. */
  readonly isHome: boolean;
  readonly load: CrewStanding['load'];
  readonly members: number;
  readonly licensed: number;
}

/**
 * The crews that a case might go to, the best first, then those that it cannot go to and why.
 * @param travel seconds of a crew's way to the case; Infinity where there is none
 * @param now epoch seconds
 * @param homeSeconds what being at home in the zone counts for
 */
export function rankCrews(
  task: DispatchTask,
  crews: readonly CrewStanding[],
  travel: (crew: CrewStanding) => number,
  { now, homeSeconds }: { readonly now: number; readonly homeSeconds: number },
): RankedCrew[] {
  return crews
    .map((crew) => ranked(task, crew, travel, now))
    .sort(
      (a, b) =>
        Number(b.fits) - Number(a.fits) ||
        // Nobody is late before anybody is near: the deadline is what the unit is judged by (practice.md 4.5).
        (a.late ?? Infinity) - (b.late ?? Infinity) ||
        standing(a, homeSeconds) - standing(b, homeSeconds) ||
        a.load.tasks - b.load.tasks ||
        a.crew.localeCompare(b.crew, 'zh-CN'),
    );
}

function standing({ arriveAt = Infinity, isHome }: RankedCrew, homeSeconds: number): number {
  return arriveAt - (isHome ? homeSeconds : 0);
}

function ranked(
  task: DispatchTask,
  crew: CrewStanding,
  travelOf: (crew: CrewStanding) => number,
  now: number,
): RankedCrew {
  const mine = crew.waiting.includes(task.id);
  // What it has been given already is done before, unless this is urgent; its own case is not waited for twice.
  const queued = task.urgent ? 0 : crew.load.seconds - (mine ? task.work : 0);
  const travel = crew.place === undefined ? Infinity : travelOf(crew);
  const arriveAt = Math.max(now, crew.freeAt) + Math.max(0, queued) + travel;
  const late = Math.max(0, arriveAt + task.work - task.dueAt);
  const isKnown = Number.isFinite(travel);
  const whyNot = [...against(task, crew, now), ...onTheWay(task, crew, travel, arriveAt)];
  const cautions: Caution[] = [];
  if (!crew.isSignedOn) cautions.push('not-signed-on');
  if (crew.place !== undefined && !crew.isFix) cautions.push('no-fix');
  if (isKnown && late > 0) cautions.push('late');
  if (crew.unit !== task.unit && crew.unit === task.coUnit) cautions.push('other-unit');
  return {
    crew: crew.name,
    unit: crew.unit,
    fits: whyNot.length === 0,
    whyNot,
    cautions,
    ...(isKnown ? { travel, arriveAt, late } : {}),
    isHome: task.zone !== undefined && crew.zone === task.zone,
    load: crew.load,
    members: crew.members,
    licensed: crew.licensed,
  };
}

/** What speaks against a crew wherever it is. */
function against(task: DispatchTask, crew: CrewStanding, now: number): WhyNot[] {
  const lacks = task.skills.filter((skill) => !crew.skills.includes(skill));
  return [
    ...(crew.unit === task.unit || crew.unit === task.coUnit ? [] : [{ why: 'unit' as const, unit: crew.unit }]),
    ...(crew.shift === undefined ? [{ why: 'off-shift' as const }] : []),
    ...(crew.licensed < task.licensed ? [{ why: 'licence' as const, has: crew.licensed, needs: task.licensed }] : []),
    ...(lacks.length === 0 ? [] : [{ why: 'skill' as const, lacks }]),
    ...(crew.restUntil !== undefined && crew.restUntil > now ? [{ why: 'rest' as const, until: crew.restUntil }] : []),
  ];
}

/** What speaks against it where it is: that it would not get there, or not be done before its shift ends. */
function onTheWay(task: DispatchTask, { shift, place }: CrewStanding, travel: number, arriveAt: number): WhyNot[] {
  if (place === undefined) return [{ why: 'no-place' }];
  if (!Number.isFinite(travel)) return [{ why: 'no-way' }];
  if (shift !== undefined && arriveAt + task.work > shift.until) return [{ why: 'shift-ends', at: shift.until }];
  return [];
}
