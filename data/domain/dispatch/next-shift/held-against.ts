import type { Words } from '#domain/collection.ts';
import type { Fix } from '#domain/people/fix.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import type { PublishedStop, ShiftRoutes } from './shift-routes.ts';

/** Why a stop of a published route was not visited, as far as it is known. */
export const missedReasons = {
  'not-over': { zh: '班次未结束', en: 'The shift is not over' },
  'not-on': { zh: '班组无人上岗', en: 'Nobody of the crew was on duty' },
  'no-track': { zh: '上岗但无准确位置', en: 'On duty, no exact positions' },
  early: { zh: '仅在时段前到过', en: 'Was there only before its time' },
  elsewhere: { zh: '有轨迹，未到该点', en: 'Was elsewhere' },
} as const satisfies Readonly<Record<string, Words>>;

export type MissedReason = keyof typeof missedReasons;

/** A case that came up in the shift. Epoch milliseconds. */
export interface CaseThen {
  readonly id: string;
  readonly number: string;
  readonly className: string;
  readonly lon: number;
  readonly lat: number;
  readonly reportedAt: number;
}

/** Something that a crew did at a case, by its id. Epoch milliseconds. */
export interface ActThen {
  readonly case: string;
  readonly crew: string;
  readonly at: number;
}

/** What happened in a shift. */
export interface ShiftThen {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Fixes of each crew's members between 上岗 and 离岗, by the crew's name. */
  readonly fixes: ReadonlyMap<string, readonly Fix[]>;
  /** Crews of which somebody was 上岗. */
  readonly on: ReadonlySet<string>;
  readonly acts: readonly ActThen[];
  readonly cases: readonly CaseThen[];
  /** Metres around a stop that count as visited, and around it for cases. */
  readonly visitMetres: number;
  readonly caseMetres: number;
}

/** A stop and what came of it. */
export interface HeldStop {
  readonly crew: string;
  readonly stop: PublishedStop;
  /** First was there in its time or after it, by a fix or an act on its case; epoch milliseconds. */
  readonly visitedAt?: number;
  /** Came after the time by which it should have been there. */
  readonly late?: true;
  readonly missed?: MissedReason;
  /** Cases that came up around it in the shift: those reported while or after the crew was there, and all. */
  readonly cases: readonly CaseThen[];
}

/** A published plan held against what happened. */
export interface HeldRoutes {
  readonly stops: readonly HeldStop[];
  readonly visited: number;
  readonly inTime: number;
  /** Cases of the shift on the unit's ground: all, and those around a stop. */
  readonly cases: number;
  readonly foreseen: number;
  /** Those around no stop. */
  readonly unforeseen: readonly CaseThen[];
}

/** Holds published routes against fixes, acts and cases of their shift. */
export function heldAgainst(routes: ShiftRoutes, then: ShiftThen): HeldRoutes {
  const [from, until] = [Date.parse(routes.from), Date.parse(routes.until)];
  const within = then.cases.filter(({ reportedAt }) => reportedAt >= from && reportedAt < until);
  const stops = routes.routes.flatMap(({ crew, stops: own }) =>
    own.map((stop): HeldStop => {
      const been = visitsOf(crew, stop, then, from, until);
      // Whoever passed by hours before was not there when something was to be expected.
      const inTime = been.filter((at) => at >= Date.parse(stop.from));
      const visitedAt = inTime.length === 0 ? undefined : Math.min(...inTime);
      return {
        crew,
        stop,
        ...(visitedAt === undefined ? { missed: reasonOf(crew, then, until, been.length > 0) } : { visitedAt }),
        ...(visitedAt !== undefined && visitedAt > Date.parse(stop.until) && { late: true as const }),
        cases: within.filter((one) => metresBetween(one, stop) <= then.caseMetres),
      };
    }),
  );
  const foreseen = new Set(stops.flatMap(({ cases }) => cases.map(({ id }) => id)));
  const visited = stops.filter(({ visitedAt }) => visitedAt !== undefined);
  return {
    stops,
    visited: visited.length,
    inTime: visited.filter(({ late }) => late !== true).length,
    cases: within.length,
    foreseen: foreseen.size,
    unforeseen: within.filter(({ id }) => !foreseen.has(id)),
  };
}

/** When a crew was at a stop in the shift. */
function visitsOf(crew: string, stop: PublishedStop, then: ShiftThen, from: number, until: number): number[] {
  const byTrack = (then.fixes.get(crew) ?? [])
    .filter(
      (fix) => fix.at >= from && fix.at < until && says(fix, then) && metresBetween(fix, stop) <= then.visitMetres,
    )
    .map(({ at }) => at);
  const byAct = then.acts
    .filter((act) => act.case === stop.case && act.crew === crew && act.at >= from && act.at < until)
    .map(({ at }) => at);
  return [...byTrack, ...byAct];
}

function reasonOf(crew: string, then: ShiftThen, until: number, isEarly: boolean): MissedReason {
  if (then.now < until) return 'not-over';
  if (isEarly) return 'early';
  if (!then.on.has(crew)) return 'not-on';
  return (then.fixes.get(crew) ?? []).some((fix) => says(fix, then)) ? 'elsewhere' : 'no-track';
}

/** Whether a fix is exact enough to say that somebody was at a stop, or was not. */
function says({ accuracy }: Fix, { visitMetres }: ShiftThen): boolean {
  return accuracy <= visitMetres;
}

interface At {
  readonly lon: number;
  readonly lat: number;
}

function metresBetween(a: At, b: At): number {
  const [perLng, perLat] = metresPerDegree(b.lat);
  return Math.hypot((a.lon - b.lon) * perLng, (a.lat - b.lat) * perLat);
}
