import type { RoadClass } from '#domain/roads/collection.ts';
import type { Owner } from '../coverage/arc.ts';

/** What a zone has to do. Each measure is a plain sum, so that units and the city add up. */
export interface Load {
  /** Square metres, geodesic. */
  readonly area: number;
  /** Metres of road: each side of a road counts half, so that a road along a border counts half for both neighbours. */
  readonly road: number;
  readonly roads: Readonly<Partial<Record<RoadClass, number>>>;
  /** Liable parties (责任人) whose door is in the zone. */
  readonly parties: number;
  /** Cases in the days of the ground. */
  readonly cases: number;
}

export interface ZoneLoad extends Load {
  readonly id: Owner;
  readonly number: string;
  readonly name: string;
  readonly unit?: string;
}

/** The zones of one responsible unit together; zones without one stand under ''. */
export interface UnitLoad extends Load {
  readonly unit: string;
  readonly zones: number;
}

export type LoadMeasure = 'area' | 'road' | 'parties' | 'cases';

/** How evenly a measure is shared among the units. */
export interface Balance {
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  /** most / least; null where the least is 0. */
  readonly spread: number | null;
}

export interface Workload {
  /** By number. */
  readonly zones: readonly ZoneLoad[];
  /** By name; deviation from the mean is `load - balance.mean`. */
  readonly units: readonly UnitLoad[];
  /** Among units with a name; null where there is none. */
  readonly balance: Readonly<Record<LoadMeasure, Balance>> | null;
  /** Days the cases are counted over. */
  readonly caseDays: number;
}
