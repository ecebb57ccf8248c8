import type { Words } from '#domain/collection.ts';
import type { TravelTimes } from '#domain/dispatch/problem.ts';
import type { Vehicle } from '#domain/people/crew.ts';

/** Why a crew shall go somewhere in the next shift. */
export const stopKinds = {
  hotspot: { zh: '高发区域', en: 'High incidence' },
  deadline: { zh: '案件截止', en: 'Case deadline' },
  unpatrolled: { zh: '未巡查路段', en: 'Not patrolled' },
  manual: { zh: '人工增加', en: 'Added by hand' },
} as const satisfies Readonly<Record<string, Words>>;

export type StopKind = keyof typeof stopKinds;

/** A place where the next shift has something to do. Times are epoch seconds. */
export interface RoundStop {
  /** "hot:CELL", "case:ID", "road:ID:metres", or a name of its own for one added by hand. */
  readonly id: string;
  readonly kind: StopKind;
  /** Degrees WGS84. */
  readonly lon: number;
  readonly lat: number;
  /** In words. */
  readonly place: string;
  /** Why it is proposed, a sentence in both languages. */
  readonly why: Words;
  /** How much is to be expected there: 1 = one case. */
  readonly weight: number;
  /** A crew that comes before waits until then; after `until` it is too late. */
  readonly from: number;
  readonly until: number;
  /** Seconds on the spot. */
  readonly stay: number;
  /** Number of the zone it lies in. */
  readonly zone?: string;
  /** Id and number of the case, of a deadline. */
  readonly case?: { readonly id: string; readonly number: string };
}

/** Who goes round. Times are epoch seconds. */
export interface RoundCrew {
  readonly name: string;
  readonly vehicle: Vehicle;
  readonly from: number;
  readonly until: number;
  /** Number of its home zone. */
  readonly zone?: string;
  /** Where it begins, degrees. */
  readonly lon: number;
  readonly lat: number;
}

/** What routes are made of. The places of `travel` are those of the crews, then those of the stops. */
export interface RoundProblem {
  readonly crews: readonly RoundCrew[];
  readonly stops: readonly RoundStop[];
  readonly travel: TravelTimes;
}

/** A stop on a route. Epoch seconds. */
export interface RoundVisit {
  readonly stop: string;
  readonly travel: number;
  readonly arriveAt: number;
  readonly beginAt: number;
  readonly endAt: number;
  /** Comes after the stop's time, or ends after the shift: only on routes that a person made. */
  readonly late: boolean;
}

export interface Round {
  readonly crew: string;
  readonly visits: readonly RoundVisit[];
}

/** The order of stops of each crew, by their index; crews in the order of the problem. */
export type Orders = readonly (readonly number[])[];

/** What a stop in another crew's home zone counts for: that crew knows the ground and shall be the one to go. */
const elsewhere = 0.7;

/** How much a crew's visit of a stop counts. */
export function worthOf({ crews, stops }: RoundProblem, crew: number, stop: number): number {
  const { zone, weight } = stops[stop]!;
  const isOthers = zone !== undefined && crews[crew]!.zone !== zone && crews.some((other) => other.zone === zone);
  return isOthers ? weight * elsewhere : weight;
}

/** When a crew comes to its stops in an order. Never refuses: what cannot be in time is marked. */
export function timedRound({ crews, stops, travel }: RoundProblem, crew: number, order: readonly number[]): Round {
  const { name, vehicle, from, until } = crews[crew]!;
  let [at, place] = [from, crew];
  const visits = order.map((index): RoundVisit => {
    const stop = stops[index]!;
    const seconds = travel(vehicle, place, crews.length + index);
    const arriveAt = at + seconds;
    const beginAt = Math.max(arriveAt, stop.from);
    const endAt = beginAt + stop.stay;
    [at, place] = [endAt, crews.length + index];
    return { stop: stop.id, travel: seconds, arriveAt, beginAt, endAt, late: beginAt > stop.until || endAt > until };
  });
  return { crew: name, visits };
}

/** What orders come to: how much they cover, and seconds of travel. */
export interface RoundsCost {
  readonly worth: number;
  readonly travel: number;
}

/** Seconds of travel of an order; undefined where some stop would be too late. */
export function travelOf(
  { crews, stops, travel }: RoundProblem,
  crew: number,
  order: readonly number[],
): number | undefined {
  const { vehicle, from, until } = crews[crew]!;
  let [at, place, sum] = [from, crew, 0];
  for (const index of order) {
    const stop = stops[index]!;
    const seconds = travel(vehicle, place, crews.length + index);
    at = Math.max(at + seconds, stop.from);
    if (!(at <= stop.until)) return undefined;
    at += stop.stay;
    if (at > until) return undefined;
    sum += seconds;
    place = crews.length + index;
  }
  return sum;
}

/** @returns what feasible orders come to */
export function costOf(problem: RoundProblem, orders: Orders): RoundsCost {
  let [worth, travel] = [0, 0];
  for (const [crew, order] of orders.entries()) {
    for (const stop of order) worth += worthOf(problem, crew, stop);
    travel += travelOf(problem, crew, order) ?? Infinity;
  }
  return { worth, travel };
}

/** Whether one covers more than another, or as much with less travel. */
export function isBetter(a: RoundsCost, b: RoundsCost): boolean {
  if (Math.abs(a.worth - b.worth) > 1e-9) return a.worth > b.worth;
  return a.travel < b.travel - 1e-6;
}

/** The share of all that is expected which orders cover, 0 to 1; undefined where nothing is. */
export function coverageOf({ stops }: RoundProblem, orders: Orders): number | undefined {
  const all = stops.reduce((sum, { weight }) => sum + weight, 0);
  const covered = orders.flat().reduce((sum, stop) => sum + stops[stop]!.weight, 0);
  return all === 0 ? undefined : covered / all;
}
