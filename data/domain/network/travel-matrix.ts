import type { TravelTimes } from '#domain/dispatch/problem.ts';
import type { Vehicle } from '#domain/people/crew.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import { searchOn, targetsOn } from './travel-search.ts';
import type { TravelSpeeds } from './travel-speeds.ts';
import { stopsOn, type FindStop } from './travel-spots.ts';
import type { TravelNetwork } from './travel.ts';

/** lon/lat, degrees WGS84. */
export type Place = readonly [lon: number, lat: number];

/** Seconds between all places by some vehicles, in a form that threads can be given. */
export interface TravelMatrix {
  /** How many places. */
  readonly size: number;
  /** Row after row: from place i to place j at `i * size + j`; Infinity where there is no way. */
  readonly seconds: Readonly<Partial<Record<Vehicle, Float32Array>>>;
  /** Places that lie on no road, whose times are those of the straight line: indexes, by vehicle. */
  readonly straight: Readonly<Partial<Record<Vehicle, readonly number[]>>>;
}

/** Seconds over the straight line with the usual detour, for places that no road is near. */
export function straightSeconds(speeds: TravelSpeeds, vehicle: Vehicle, from: Place, to: Place): number {
  return straightMetres(speeds, from, to) / speeds.usual(vehicle);
}

/** Metres of the straight line with the usual detour, reckoned in the plane: within a city that is near enough, and quick. */
export function straightMetres({ detour }: TravelSpeeds, from: Place, to: Place): number {
  const [perLng, perLat] = metresPerDegree((from[1] + to[1]) / 2);
  return Math.hypot((from[0] - to[0]) * perLng, (from[1] - to[1]) * perLat) * detour;
}

/** Travel times between places on a network. */
export function matrixOf(
  network: TravelNetwork,
  places: readonly Place[],
  vehicles: readonly Vehicle[],
  find: FindStop = stopsOn(network),
): TravelTimes {
  const steps = buildingMatrix(network, find, places, vehicles);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return timesOf(step.value);
  }
}

/** Builds the matrix a row at a time, between which others may be served. */
export function* buildingMatrix(
  network: TravelNetwork,
  find: FindStop,
  places: readonly Place[],
  vehicles: readonly Vehicle[],
): Generator<unknown, TravelMatrix> {
  const size = places.length;
  const seconds: Partial<Record<Vehicle, Float32Array>> = {};
  const straight: Partial<Record<Vehicle, readonly number[]>> = {};
  for (const vehicle of new Set(vehicles)) {
    const rows = new Float32Array(size * size);
    const stops = places.map(([lon, lat]) => find(lon, lat, vehicle));
    yield;
    const targets = targetsOn(network, vehicle, stops);
    const off = [...stops.keys()].filter((i) => stops[i] === undefined);
    const search = searchOn(network, vehicle);
    for (const [i, place] of places.entries()) {
      const stop = stops[i];
      if (stop !== undefined) search(stop, targets).fill(targets, rows, i * size);
      for (const j of stop === undefined ? places.keys() : off) {
        rows[i * size + j] = straightSeconds(network.speeds, vehicle, place, places[j]!);
      }
      rows[i * size + i] = 0;
      yield;
    }
    seconds[vehicle] = rows;
    straight[vehicle] = off;
  }
  return { size, seconds, straight };
}

/** The times of a matrix. @throws RangeError for a vehicle it was not built for */
export function timesOf({ size, seconds }: Pick<TravelMatrix, 'size' | 'seconds'>): TravelTimes {
  return (vehicle, from, to) => {
    const rows = seconds[vehicle];
    if (rows === undefined) throw new RangeError(`There are no travel times by ${vehicle}.`);
    return rows[from * size + to]!;
  };
}
