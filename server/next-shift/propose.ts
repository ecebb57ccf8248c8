import { proposingRounds } from '#domain/dispatch/next-shift/propose-rounds.ts';
import { coverageOf, type Orders, type RoundCrew, type RoundProblem } from '#domain/dispatch/next-shift/round.ts';
import { timesOf, type Place } from '#domain/network/travel-matrix.ts';
import type { Vehicle } from '#domain/people/crew.ts';
import type { Context } from '../context.ts';
import { inSlices } from '../store/in-slices.ts';
import { figuresOf } from './figures.ts';
import type { ShiftOfDay } from './shift.ts';
import { stopsOf, type StopsNote } from './stops.ts';

type Sources = Pick<
  Context,
  'hotspots' | 'index' | 'now' | 'positions' | 'records' | 'register' | 'schemes' | 'store' | 'travel'
>;

/** A proposal, with all that a page needs to change it and see what comes of that. */
export interface Proposed {
  readonly crews: readonly RoundCrew[];
  readonly stops: RoundProblem['stops'];
  /** Whole seconds between all places, crews first, row after row, by vehicle; null = no way. */
  readonly travel: Readonly<Partial<Record<Vehicle, readonly (number | null)[]>>>;
  readonly orders: Orders;
  /** 0 to 1; undefined where nothing is expected. */
  readonly coverage: number | undefined;
  readonly notes: readonly StopsNote[];
}

/** Proposes the routes of a unit's crews for a shift. @throws the signal's reason where it was given up */
export async function proposeShift(
  sources: Sources,
  unit: string,
  shift: ShiftOfDay,
  signal?: AbortSignal,
): Promise<Proposed> {
  const { stops, notes } = await stopsOf(sources, unit, shift, figuresOf(sources.records), signal);
  const stands = new Map((await sources.positions.crewsNow()).map(({ crew, standsAt }) => [crew.name, standsAt]));
  const middle: Place = [mean(stops.map(({ lon }) => lon)), mean(stops.map(({ lat }) => lat))];
  const crews = shift.crews.map(({ name, vehicle, zone }): RoundCrew => {
    // A crew without post and zone begins in the middle of what there is to do.
    const [lon, lat] = stands.get(name) ?? middle;
    return { name, vehicle, from: shift.from, until: shift.until, lon, lat, ...(zone === undefined ? {} : { zone }) };
  });
  const places = [...crews, ...stops].map(({ lon, lat }): Place => [lon, lat]);
  const tables: Partial<Record<Vehicle, Float32Array>> = {};
  for (const vehicle of new Set(crews.map((crew) => crew.vehicle))) {
    tables[vehicle] = (await sources.travel.matrix(places, vehicle, signal)).seconds.map(Math.round);
  }
  const problem: RoundProblem = { crews, stops, travel: timesOf({ size: places.length, seconds: tables }) };
  const orders = await inSlices(proposingRounds(problem));
  return {
    crews,
    stops,
    travel: Object.fromEntries(
      Object.entries(tables).map(([vehicle, rows]) => [
        vehicle,
        Array.from(rows, (seconds) => (seconds === Infinity ? null : seconds)),
      ]),
    ),
    orders,
    coverage: coverageOf(problem, orders),
    notes,
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
