import type { Place } from '#domain/network/travel-matrix.ts';
import type { Vehicle } from '#domain/people/crew.ts';

/** Travel times between places by one vehicle. */
export interface TravelTable {
  readonly size: number;
  /** Seconds from place i to place j at `i * size + j`; Infinity where there is no way. */
  readonly seconds: Float32Array;
  /** Indexes of places that lie on no road: their times are those of the straight line. */
  readonly straight: readonly number[];
  readonly source: 'network' | 'osrm';
  /** The OSRM server was asked and gave no answer: these times are our own network's instead. */
  readonly osrmSilent?: true;
}

/** A way to go. */
export interface TravelAnswer {
  readonly seconds: number;
  readonly metres: number;
  readonly line: readonly Place[];
  readonly source: 'network' | 'osrm' | 'straight';
  readonly osrmSilent?: true;
}

/** How long crews take from place to place: by the city's own roads, or by an OSRM server where one is configured. */
export interface Travel {
  /**
   * Travel times between all places (degrees WGS84), reckoned in a thread. `timesOf` of the domain puts tables of several
   * vehicles together for a plan.
   * @throws HttpProblem 503 where too many ask; the signal's reason where it was given up
   */
  matrix(places: readonly Place[], vehicle: Vehicle, signal?: AbortSignal): Promise<TravelTable>;
  /** The quickest way; undefined where no way leads there. @throws HttpProblem 503 where too many ask */
  route(from: Place, to: Place, vehicle: Vehicle, signal?: AbortSignal): Promise<TravelAnswer | undefined>;
  close(): Promise<void>;
}
