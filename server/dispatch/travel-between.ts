import type { Place } from '#domain/dispatch/crew-standing.ts';
import type { TravelTimes } from '#domain/dispatch/problem.ts';
import { timesOf } from '#domain/network/travel-matrix.ts';
import type { Vehicle } from '#domain/people/crew.ts';
import type { Context } from '../context.ts';

/** Travel times between places by some vehicles. @throws HttpProblem 503 where too many ask */
export async function travelBetween(
  { travel }: Pick<Context, 'travel'>,
  places: readonly Place[],
  vehicles: readonly Vehicle[],
): Promise<TravelTimes> {
  const tables = await Promise.all(
    vehicles.map(async (vehicle) => [vehicle, (await travel.matrix(places, vehicle)).seconds] as const),
  );
  return timesOf({ size: places.length, seconds: Object.fromEntries(tables) });
}
